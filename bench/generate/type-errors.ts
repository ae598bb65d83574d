import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilerOptions } from './compiler-options.ts';
import { peerFile } from './folder.ts';
import { measuredProcess, type MeasuredRun } from './measured-process.ts';

/** What `tsc` finds in the output of a generator: a number of errors, or why there is none. */
export type ErrorCount = number | Exclude<MeasuredRun['outcome'], 'done' | 'failed'>;

/** Errors under `--strict` alone, which most projects have, and under the strictest options. */
export interface TypeErrors {
  readonly strict: ErrorCount;
  /** With `noUncheckedIndexedAccess` and `exactOptionalPropertyTypes` too. */
  readonly strictest: ErrorCount;
}

/**
 * Counts the errors of TypeScript 5.9 in `folder/out`.
 * @param checkDeclarations whether `.d.ts` files are checked; where not, those of packages are not either (`--skipLibCheck`)
 * @param limit seconds after which `tsc` is ended
 */
export async function typeErrors(folder: string, checkDeclarations: boolean, limit: number): Promise<TypeErrors> {
  const strict = { ...compilerOptions, skipLibCheck: !checkDeclarations };
  return {
    strict: await countErrors(folder, strict, limit),
    strictest: await countErrors(
      folder,
      { ...strict, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true },
      limit,
    ),
  };
}

async function countErrors(folder: string, options: object, limit: number): Promise<ErrorCount> {
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, include: ['out/**/*'] }, undefined, 2),
  );
  const log = join(folder, 'tsc.log');
  const { outcome } = await measuredProcess(
    { file: process.execPath, arguments: [peerFile('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'], cwd: folder },
    log,
    limit,
  );
  const output = readFileSync(log, 'utf8');
  const errors = output.match(/^.*error TS\d+:/gmu)?.length ?? 0;
  // A failure without an error of the code is one of our configuration.
  if (outcome === 'failed' && errors === 0) throw new Error(`tsc failed in ${folder}: ${output.slice(0, 500)}`);
  return outcome === 'done' || outcome === 'failed' ? errors : outcome;
}
