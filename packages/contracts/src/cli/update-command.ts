import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { coverageOf, gapsOf } from '../coverage-matrix/coverage.ts';
import { writeCoverage } from '../coverage-matrix/coverage-files.ts';
import { proveContract } from '../consumer/consumer-run.ts';
import { contract } from '../generated/contract.ts';
import { committedFiles } from '../pact/committed-files.ts';
import { ownServer } from '../verification/own-server.ts';
import { verifiedByAll } from '../verification/summary.ts';
import { verifyEach } from './verify-command.ts';

/**
 * Drives the real client through every interaction, writes the pact file, verifies it against the server of this repository, and
 * writes the coverage matrix. Gives the exit code.
 */
export async function updateCommand(): Promise<number> {
  const pact = await proveContract(contract);
  mkdirSync(dirname(committedFiles.pact), { recursive: true });
  writeFileSync(committedFiles.pact, pact);
  console.log(`${contract.interactions.length} interactions proven by the client: ${committedFiles.pact}`);

  const results = await verifyEach([ownServer.embedded], committedFiles.pact);
  const coverage = coverageOf(contract, verifiedByAll(results));
  writeCoverage(coverage);
  console.log(`Coverage: ${committedFiles.coverageMarkdown}`);
  const problems = gapsOf(coverage);
  for (const problem of problems) console.error(problem);
  return coverage.counts.pending === 0 && problems.length === 0 ? 0 : 1;
}
