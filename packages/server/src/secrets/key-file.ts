import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder, writePrivateFile } from '../private-file.ts';
import { keyLength } from './sealed-text.ts';

/** The key file cannot be used. The message says why and what to do; it never holds any of the key. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
}

/** A line for each key, the newest last: the format, and 32 bytes in Base64. There are two during a rotation, else one. */
const prefix = 'opendas-key-v1:';
const line = /^opendas-key-v1:([A-Za-z0-9+/]{43}=)$/;

/**
 * Reads a key file.
 *
 * @returns 32 bytes for each key, the newest last; `undefined` where there is no such file.
 * @throws KeyFileError where other users may read or change the file, or it is no key file.
 */
export async function readKeyFile(file: string): Promise<readonly Uint8Array[] | undefined> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new KeyFileError(`The key file ${file} cannot be read: ${error.message}.`, { cause: error });
  });
  if (found === undefined) return undefined;
  // Windows has no such modes.
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    const mode = (found.mode & 0o777).toString(8).padStart(4, '0');
    throw new KeyFileError(
      `The key file ${file} may be read or changed by other users (its mode is ${mode}). ` +
        `Run \`chmod 600 ${file}\`, and consider whether somebody has copied the key.`,
    );
  }
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new KeyFileError(`The key file ${file} cannot be read: ${error.message}.`, { cause: error });
  });
  const keys = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map(keyOfLine);
  if (!keys.every((key) => key !== undefined)) {
    throw new KeyFileError(
      `${file} is not a key file of OpenDAS: expected a line, ${prefix} and ${keyLength} bytes in Base64. ` +
        'Restore the file from its backup: without it saved passwords cannot be decrypted.',
    );
  }
  return keys;
}

function keyOfLine(text: string): Uint8Array | undefined {
  const encoded = line.exec(text)?.[1];
  const key = Buffer.from(encoded ?? '', 'base64');
  return encoded !== undefined && key.toString('base64') === encoded ? key : undefined;
}

/**
 * Replaces the keys of a key file, in one step: whoever reads it meanwhile gets the old ones or the new ones, also after a power cut.
 *
 * @throws KeyFileError where the file cannot be written.
 */
export async function replaceKeyFile(file: string, keys: readonly Uint8Array[]): Promise<void> {
  try {
    await writePrivateFile(file, keys.map(lineOf).join(''));
  } catch (error) {
    throw new KeyFileError(`The key file ${file} cannot be written: ${String(error)}. It was not changed.`, {
      cause: error,
    });
  }
}

function lineOf(key: Uint8Array): string {
  return `${prefix}${Buffer.from(key).toString('base64')}\n`;
}

/**
 * Creates a key file with a new key (mode 0600) and the folder it is in (mode 0700). Where another process creates it at the
 * same time, both get the same key.
 *
 * @throws KeyFileError where the file cannot be written.
 */
export async function createKeyFile(file: string): Promise<readonly Uint8Array[]> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeNewKey(file);
  } catch (error) {
    throw new KeyFileError(`The key file ${file} cannot be created: ${String(error)}.`, { cause: error });
  }
  await syncFolder(dirname(file));
  const keys = await readKeyFile(file);
  if (keys === undefined) throw new KeyFileError(`The key file ${file} was removed while it was created. Start again.`);
  return keys;
}

/** The file gets its name only when it is complete and on disk: a lost key loses every password. */
async function writeNewKey(file: string): Promise<void> {
  const unfinished = `${file}.${randomBytes(8).toString('hex')}`;
  const handle = await open(unfinished, 'wx', 0o600);
  try {
    await handle.writeFile(lineOf(randomBytes(keyLength)));
    await handle.sync();
    // A link fails where the name exists, so that no key is ever replaced.
    await link(unfinished, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await handle.close();
    await rm(unfinished, { force: true });
  }
}
