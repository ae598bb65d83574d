import { readFile } from 'node:fs/promises';
import { parsePolicy, type Policy, type PolicyMistake, type PolicyType } from '@opendas/iam-policy';
import { CommandError } from './command-error.ts';

/** A policy file, read. */
export interface PolicyFile {
  /** As it was given. */
  readonly file: string;
  readonly policy: Policy | undefined;
  readonly mistakes: readonly PolicyMistake[];
}

/**
 * Reads policies, one a file.
 *
 * @throws CommandError of usage where a file cannot be read.
 */
export async function readPolicyFiles(files: readonly string[], type: PolicyType): Promise<readonly PolicyFile[]> {
  return Promise.all(
    files.map(async (file) => {
      const text = decoded(await fileBytes(file));
      if (text === undefined) return { file, policy: undefined, mistakes: [notUtf8] };
      const parsed = parsePolicy(text, { type });
      return 'policy' in parsed
        ? { file, policy: parsed.policy, mistakes: [] }
        : { file, policy: undefined, mistakes: parsed.mistakes };
    }),
  );
}

/** A mistake as compilers print it, for editors to jump to. */
export function formatMistake(file: string, { line, column, pointer, message }: PolicyMistake): string {
  return `${file}:${line}:${column}: ${pointer === '' ? '(document)' : pointer}: ${message}`;
}

/** What is wrong with a file that cannot be read. */
export function unreadable(file: string, error: unknown): CommandError {
  const isMissing = error instanceof Error && Reflect.get(error, 'code') === 'ENOENT';
  const cause = error instanceof Error ? error.message : 'unknown cause';
  return new CommandError(
    isMissing ? `The file ${file} does not exist.` : `The file ${file} cannot be read: ${cause}.`,
    'usage',
    { cause: error },
  );
}

const notUtf8: PolicyMistake = {
  line: 1,
  column: 1,
  pointer: '',
  message: 'The file is not text in UTF-8. Save it in this encoding.',
};

async function fileBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
