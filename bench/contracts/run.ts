/**
 * Time of the contract tests, per interaction, at 500 interactions (target: 10 ms on each side).
 *
 * The interactions are those of the document, repeated under other descriptions until there are 500.
 *
 *   pnpm run contracts [count]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  contract,
  ownServer,
  proveContract,
  readDocument,
  validatorsByOperation,
  verifyProvider,
  type Contract,
  type Provider,
} from '@opendas/contracts';

const target = 10;
const count = Number(process.argv[2] ?? 500);
const { interactions } = contract;
const repeated: Contract = {
  ...contract,
  interactions: Array.from({ length: count }, (_, index) => {
    const interaction = interactions[index % interactions.length];
    if (interaction === undefined) throw new Error('The document has no interactions.');
    return { ...interaction, description: `${interaction.description} ${String(index).padStart(4, '0')}` };
  }),
};

const folder = mkdtempSync(join(tmpdir(), 'opendas-bench-'));
const pactFile = join(folder, 'pact.json');
const rows: [string, number][] = [];

async function measure(name: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  await work();
  rows.push([name, (performance.now() - start) / count]);
}

async function verify(start: () => Promise<Provider>, name: string): Promise<void> {
  const started = await start();
  let inStates = 0;
  const provider: Provider = {
    ...started,
    async setState(state) {
      const begin = performance.now();
      await started.setState(state);
      inStates += performance.now() - begin;
    },
  };
  try {
    await measure(name, async () => {
      const result = await verifyProvider(provider, pactFile, {
        contract: repeated,
        document: readDocument(),
        validators: validatorsByOperation,
      });
      const failed = result.interactions.filter(({ problems }) => problems.length > 0).length;
      if (failed > 0) throw new Error(`${failed} interactions failed.`);
    });
    rows.push(['  of that: provider states', inStates / count]);
  } finally {
    await provider.close();
  }
}

try {
  await measure('consumer: real client, mock server, validators, pact file', async () => {
    writeFileSync(pactFile, await proveContract(repeated));
  });
  await verify(ownServer.embedded, 'provider: verifier, states, real server, embedded store, document check');
  await verify(ownServer.postgresql, 'provider: the same on PostgreSQL');
} finally {
  rmSync(folder, { recursive: true });
}

const missed = rows.filter(([name, milliseconds]) => !name.startsWith(' ') && milliseconds > target).length;
console.log(
  `${count} interactions, Node ${process.version}, ${cpus().length} cores; target ${target} ms an interaction and side`,
);
for (const [name, milliseconds] of rows) console.log(`${milliseconds.toFixed(1).padStart(7)} ms  ${name}`);
console.log(missed === 0 ? 'Target reached.' : `Target missed in ${missed} rows.`);
