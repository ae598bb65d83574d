import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageOf, gapsOf } from '../coverage-matrix/coverage.ts';
import { staleCoverage } from '../coverage-matrix/coverage-files.ts';
import { validatorsByOperation } from '../consumer/validators.ts';
import { readDocument } from '../document.ts';
import { contract } from '../generated/contract.ts';
import { committedFiles } from '../pact/committed-files.ts';
import { ownServer, type Store } from '../verification/own-server.ts';
import { remoteProvider, type Provider } from '../verification/provider.ts';
import { countResults, describeResult, verifiedByAll } from '../verification/summary.ts';
import { verifyProvider, type ProviderResult } from '../verification/verify-provider.ts';

/** Options of `opendas-contracts verify`. */
export interface VerifyOptions {
  readonly providerUrl?: string;
  readonly stateChangeUrl?: string;
  readonly store: Store | 'all';
  readonly pact: string;
  readonly report: string;
}

/** Verifies the committed pact against a server that runs, or against the server of this repository. Gives the exit code. */
export async function verifyCommand({
  providerUrl,
  stateChangeUrl,
  store,
  pact,
  report,
}: VerifyOptions): Promise<number> {
  if ((providerUrl === undefined) !== (stateChangeUrl === undefined)) {
    console.error('Give both --provider-url and --state-change-url: every interaction needs its provider state.');
    return 2;
  }
  const stores: readonly Store[] = store === 'all' ? ['embedded', 'postgresql'] : [store];
  const providers: readonly (() => Promise<Provider>)[] =
    providerUrl !== undefined && stateChangeUrl !== undefined
      ? [() => Promise.resolve(remoteProvider(providerUrl, stateChangeUrl))]
      : stores.map((name) => ownServer[name]);

  const results = await verifyEach(providers, pact);
  const coverage = coverageOf(contract, verifiedByAll(results));
  // The committed matrix is about the server of this repository.
  const isOwn = providerUrl === undefined && pact === committedFiles.pact;
  const problems = isOwn ? [...gapsOf(coverage), ...staleCoverage(coverage)] : [];
  const counts = countResults(results);
  mkdirSync(report, { recursive: true });
  writeFileSync(join(report, 'verify.json'), `${JSON.stringify({ ...counts, results, problems }, null, 2)}\n`);

  for (const problem of problems) console.error(problem);
  console.log(`${counts.passed} passed, ${counts.failed} failed; coverage: ${inWords(coverage.counts)}`);
  return counts.failed === 0 && counts.passed > 0 && problems.length === 0 ? 0 : 1;
}

/** Verifies one provider after the other, and prints what was found. */
export async function verifyEach(
  providers: readonly (() => Promise<Provider>)[],
  pact: string,
): Promise<readonly ProviderResult[]> {
  const context = { contract, document: readDocument(), validators: validatorsByOperation };
  const results: ProviderResult[] = [];
  for (const start of providers) {
    const provider = await start();
    console.log(`Verifying ${provider.name} at ${provider.url}`);
    try {
      const result = await verifyProvider(provider, pact, context);
      console.log(describeResult(result));
      results.push(result);
    } finally {
      await provider.close();
    }
  }
  return results;
}

function inWords(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
}
