import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keyLength } from './sealed-text.ts';

/** The key file cannot be used. The message says why and what to do; it never holds any of the key. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
}

/** One line: the format, and 32 bytes in Base64. */
const prefix = 'opendas-key-v1:';
const line = /^opendas-key-v1:([A-Za-z0-9+/]{43}=)\r?\n?$/;

/**
 * Reads a key file.
 *
 * @returns 32 bytes, or `undefined` where there is no such file.
 * @throws KeyFileError where other users may read or change the file, or it is no key file.
 */
export async function readKeyFile(file: string): Promise<Uint8Array | undefined> {
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
  const encoded = line.exec(text)?.[1];
  const key = Buffer.from(encoded ?? '', 'base64');
  if (encoded === undefined || key.toString('base64') !== encoded) {
    throw new KeyFileError(
      `${file} is not a key file of OpenDAS: expected one line, ${prefix} and ${keyLength} bytes in Base64. ` +
        'Restore the file from its backup: without it saved passwords cannot be decrypted.',
    );
  }
  return key;
}

/**
 * Creates a key file with a new key (mode 0600) and the folder it is in (mode 0700). Where another process creates it at the
 * same time, both get the same key.
 *
 * @throws KeyFileError where the file cannot be written.
 */
export async function createKeyFile(file: string): Promise<Uint8Array> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeNewKey(file);
  } catch (error) {
    throw new KeyFileError(`The key file ${file} cannot be created: ${String(error)}.`, { cause: error });
  }
  await syncFolder(dirname(file));
  const key = await readKeyFile(file);
  if (key === undefined) throw new KeyFileError(`The key file ${file} was removed while it was created. Start again.`);
  return key;
}

/** The file gets its name only when it is complete and on disk. */
async function writeNewKey(file: string): Promise<void> {
  const unfinished = `${file}.${randomBytes(8).toString('hex')}`;
  const handle = await open(unfinished, 'wx', 0o600);
  try {
    await handle.writeFile(`${prefix}${randomBytes(keyLength).toString('base64')}\n`);
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

/** Makes the new name survive a power cut: a lost key loses every password. Not every system can. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows opens no folders; the file itself is on disk.
  }
}
