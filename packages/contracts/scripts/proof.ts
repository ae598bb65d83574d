/**
 * Mutation proof of the contracts: seeds faults into the document, the client and the server, one at a time, and counts how many
 * of them turn a check red. Prints a table, and exits with 1 where a fault goes unseen.
 *
 * `pnpm run proof`; takes half an hour to an hour. `pnpm run proof 'provider state'` seeds only those with these words in their line.
 * Nothing on disk is changed.
 */
import { proveInteraction } from '../src/consumer/prove-interaction.ts';
import { sendThroughClient } from '../src/consumer/real-client.ts';
import { validation, validatorsByOperation } from '../src/consumer/validators.ts';
import { readDocument } from '../src/document.ts';
import { contract } from '../src/generated/contract.ts';
import { committedFiles } from '../src/pact/committed-files.ts';
import { ownServer } from '../src/verification/own-server.ts';
import type { Provider } from '../src/verification/provider.ts';
import { verifyProvider } from '../src/verification/verify-provider.ts';
import { clientFaults, type ClientFault } from './client-faults.ts';
import { documentFaults } from './document-faults.ts';
import { withFault } from './fault-proxy.ts';
import { serverFaults } from './server-faults.ts';

interface Row {
  readonly group: string;
  readonly name: string;
  readonly seeded: number;
  readonly seen: number;
  /** Why the contracts are not meant to see it. */
  readonly beyond?: string | undefined;
}

const context = { contract, document: readDocument(), validators: validatorsByOperation };
const rows: Row[] = [];
const [words = ''] = process.argv.slice(2);
const isWanted = (group: string, name: string): boolean => `${group}: ${name}`.includes(words);

function note(row: Row): void {
  rows.push(row);
  const { group, name, seeded, seen, beyond } = row;
  const verdict = seen === seeded && seeded > 0 ? 'red   ' : beyond === undefined ? 'MISSED' : 'beyond';
  console.log(`${verdict}  ${seen}/${seeded}  ${group}: ${name}${beyond === undefined ? '' : ` (${beyond})`}`);
}

for (const { name, seenBy } of documentFaults) {
  if (!isWanted('document', name)) continue;
  const seen = (await seenBy()) !== undefined;
  note({ group: 'document', name, seeded: 1, seen: seen ? 1 : 0 });
}

for (const fault of clientFaults) if (isWanted('client', fault.name)) note(await proveWith(fault));

const server = await ownServer.embedded();
try {
  const baseline = await verifyProvider(server, committedFiles.pact, context);
  const broken = baseline.interactions.filter(({ problems }) => problems.length > 0);
  if (broken.length > 0) throw new Error(`Without a fault ${broken.length} interactions fail: mend them first.`);
  for (const fault of serverFaults) {
    if (!isWanted('server', fault.name)) continue;
    const provider = await withFault(server, fault);
    const { failed } = await verifyCounting(provider);
    note({ group: 'server', name: fault.name, seeded: provider.changed(), seen: failed, beyond: fault.beyond });
    await provider.close();
  }
  for (const { name, provider } of stateFaults(server)) {
    if (!isWanted('provider state', name)) continue;
    const { failed } = await verifyCounting(provider);
    note({ group: 'provider state', name, seeded: 1, seen: failed > 0 ? 1 : 0 });
  }
} finally {
  await server.close();
}

console.log(`\nFaults of form: ${killRate(rows.filter(({ beyond }) => beyond === undefined))}.`);
console.log(`All faults, those of data included: ${killRate(rows)}.`);
process.exitCode = rows.every((row) => row.beyond !== undefined || row.seen === row.seeded) ? 0 : 1;

function killRate(some: readonly Row[]): string {
  const sum = (count: (row: Row) => number): number => some.reduce((total, row) => total + count(row), 0);
  const [seeded, seen] = [sum((row) => row.seeded), sum((row) => row.seen)];
  const whole = some.filter((row) => row.seeded > 0 && row.seen === row.seeded).length;
  return `${whole} of ${some.length} seen everywhere; kill rate ${((100 * seen) / seeded).toFixed(1)} %, ${seen} of ${seeded} faulty interactions`;
}

async function proveWith({ name, apply }: ClientFault): Promise<Row> {
  let touched = 0;
  let refused = 0;
  for (const interaction of contract.interactions) {
    let changed = false;
    const proof = proveInteraction(
      interaction,
      (endpoint) =>
        sendThroughClient(interaction, endpoint, async (request) => {
          const faulty = apply(request, await request.clone().text());
          changed = faulty !== undefined;
          return fetch(faulty ?? request);
        }),
      validation,
    );
    const isRefused = await proof.then(
      () => false,
      () => true,
    );
    if (changed) touched += 1;
    if (changed && isRefused) refused += 1;
  }
  return { group: 'client', name, seeded: touched, seen: refused };
}

async function verifyCounting(provider: Provider): Promise<{ readonly failed: number }> {
  const { interactions } = await verifyProvider(provider, committedFiles.pact, context);
  return { failed: interactions.filter(({ problems }) => problems.length > 0).length };
}

function stateFaults(right: Provider): readonly { readonly name: string; readonly provider: Provider }[] {
  const states = [
    ...new Set(contract.interactions.flatMap(({ providerStates }) => providerStates.map(({ name }) => name))),
  ];
  return [
    ...states.map((state) => ({
      name: `the server does not know "${state}"`,
      provider: {
        ...right,
        setState: (wanted: Parameters<Provider['setState']>[0]) =>
          wanted.name === state ? Promise.reject(new Error(`There is no state "${state}".`)) : right.setState(wanted),
      },
    })),
    ...states.map((state) => ({
      name: `the server says that it is in "${state}" and is not`,
      provider: {
        ...right,
        setState: (wanted: Parameters<Provider['setState']>[0]) =>
          wanted.name === state ? Promise.resolve() : right.setState(wanted),
      },
    })),
  ];
}
