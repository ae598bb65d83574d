import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServeSettings } from '../configuration/serve-settings.ts';
import { CommandError } from './command-error.ts';

/** A directory file, read. */
export interface DirectoryFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads the directory file: the one of `--directory`, or `directory.yaml` in the data directory.
 *
 * @throws CommandError where there is none, with what to do, or where it cannot be read.
 */
export async function readDirectoryFile(
  settings: Pick<ServeSettings, 'directoryFile' | 'dataDirectory'>,
): Promise<DirectoryFile> {
  const path = settings.directoryFile ?? join(settings.dataDirectory, 'directory.yaml');
  try {
    return { path, text: await readFile(path, 'utf8') };
  } catch (error) {
    const missing = error instanceof Error && Reflect.get(error, 'code') === 'ENOENT';
    if (missing && settings.directoryFile === undefined) throw nothingToServe(path);
    throw new CommandError(
      missing
        ? `The directory file ${path} does not exist. Create it, or name another one with --directory.`
        : `The directory file ${path} cannot be read: ${error instanceof Error ? error.message : 'unknown cause'}.`,
      'failed',
      { cause: error },
    );
  }
}

function nothingToServe(path: string): CommandError {
  return new CommandError(
    [
      'The server does not know any accounts yet. Do one of these:',
      '  opendas serve --demo              makes up accounts, users and tokens to try it out',
      '  opendas serve --directory FILE    takes accounts, users, projects and tokens from a file',
      `or create ${path}. The README of @opendas/server shows such a file.`,
    ].join('\n'),
    'usage',
  );
}
