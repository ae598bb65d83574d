import { keyEncryptionKeyId, registerKeyEncryptionKey } from '../store/key-encryption-key.ts';
import type { Store } from '../store/store.ts';
import { createKeyFile, KeyFileError, readKeyFile } from './key-file.ts';
import { keyRingOf, type KeyRing } from './key-ring.ts';

/**
 * The key ring for the data in a store. The key file is created with the first start; after that the very same file is needed, which is
 * checked here, before anything is read or written with a wrong key.
 *
 * @param file - Path of the key file.
 * @throws KeyFileError where the file is missing although the store has data, is another store's, can be read by others,
 *   or is damaged. Nothing has been changed then.
 */
export async function loadKeyRing(store: Store, file: string): Promise<KeyRing> {
  const expectedKeyId = await keyEncryptionKeyId(store.db);
  const existing = await readKeyFile(file);
  if (existing === undefined && expectedKeyId !== undefined) {
    throw new KeyFileError(
      `The key file ${file} is missing, and the data in this database were encrypted with it (key ${expectedKeyId}). ` +
        'Restore the file from its backup, or name another place with --key-file. Nothing was changed.',
    );
  }
  const keyRing = keyRingOf(existing ?? (await createKeyFile(file)));
  await checkKeyRing(store, keyRing, file);
  return keyRing;
}

/**
 * The key ring for the data in a store that has some: for commands, which make no key file.
 *
 * @throws KeyFileError where there is no key file, or it is another store's.
 */
export async function openKeyRing(store: Store, file: string): Promise<KeyRing> {
  const key = await readKeyFile(file);
  if (key === undefined) {
    throw new KeyFileError(`The key file ${file} is missing. Name the key file of this database with --key-file.`);
  }
  const keyRing = keyRingOf(key);
  const keyId = await keyEncryptionKeyId(store.db);
  if (keyId !== undefined && keyId !== keyRing.keyId) throw wrongKey(file, keyRing.keyId, keyId);
  return keyRing;
}

/** Makes the key ring the one of the store where it has none yet. @throws KeyFileError where it has another one. */
async function checkKeyRing(store: Store, keyRing: KeyRing, file: string): Promise<void> {
  const keyId = await registerKeyEncryptionKey(store.db, keyRing.keyId);
  if (keyId !== keyRing.keyId) {
    throw wrongKey(file, keyRing.keyId, keyId);
  }
}

function wrongKey(file: string, found: string, expected: string): KeyFileError {
  return new KeyFileError(
    `The key in ${file} (key ${found}) is not the one that the data in this database were encrypted with (key ${expected}). ` +
      'Use the key file that belongs to this database (--key-file). Nothing was changed.',
  );
}
