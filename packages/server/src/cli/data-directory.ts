import { accessSync, constants, mkdirSync } from 'node:fs';
import { DataDirectoryInUseError, lockDataDirectory, type DataDirectoryLock } from '../store/index.ts';
import { CommandError } from './command-error.ts';

/** What is wrong with a folder, by error code of the file system. */
const causes: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'it is a file',
  ENOSPC: 'the disk is full',
};

/**
 * Takes the data directory for this process, and creates it where it is missing.
 *
 * @throws CommandError where another process has it, naming that, or where it cannot be written.
 */
export async function takeDataDirectory(directory: string): Promise<DataDirectoryLock> {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    return await lockDataDirectory(directory);
  } catch (error) {
    if (error instanceof DataDirectoryInUseError) throw new CommandError(error.message, 'failed', { cause: error });
    throw new CommandError(
      `The data directory ${directory} cannot be used: ${causeOf(error)}. Name another one with --data-dir, or change its owner.`,
      'failed',
      { cause: error },
    );
  }
}

function causeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const known = typeof code === 'string' && Object.hasOwn(causes, code) ? causes[code] : undefined;
  return known ?? (error instanceof Error ? error.message : 'unknown cause');
}
