import type { PolicyType } from '@opendas/iam-policy';
import { exitCodes } from './command-error.ts';
import { formatMistake, readPolicyFiles } from './policy-files.ts';
import { printAll } from './print-all.ts';

export interface CheckSettings {
  readonly type: PolicyType;
  /** Prints JSON instead of lines. */
  readonly json: boolean;
}

/**
 * Prints every mistake of policy files, and sets the exit code to 1 where there is one.
 *
 * @throws CommandError where a file cannot be read; nothing is printed then.
 */
export async function checkPolicies(files: readonly string[], { type, json }: CheckSettings): Promise<void> {
  const read = await readPolicyFiles(files, type);
  const lines = read.flatMap(({ file, mistakes }) => mistakes.map((mistake) => formatMistake(file, mistake)));
  if (json) {
    await printAll([`${JSON.stringify({ files: read.map(({ file, mistakes }) => ({ file, mistakes })) })}\n`]);
  } else await printAll(lines.map((line) => `${line}\n`));
  if (lines.length > 0) process.exitCode = exitCodes.failed;
}
