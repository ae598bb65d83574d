import { keyEncryptionKeyId, registerKeyEncryptionKey } from '../store/key-encryption-key.ts';
import type { Store } from '../store/store.ts';
import { createKeyFile, KeyFileError, readKeyFile } from './key-file.ts';
import { keyIdOf, keyRingOf, type KeyRing } from './key-ring.ts';

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
  const keys = existing ?? (await createKeyFile(file));
  const registered = await registerKeyEncryptionKey(store.db, keyRingOf(keys).keyId);
  return ringOfStore(keys, registered, file);
}

/**
 * The key ring for the data in a store that has some: for commands, which make no key file.
 *
 * @throws KeyFileError where there is no key file, or it is another store's.
 */
export async function openKeyRing(store: Store, file: string): Promise<KeyRing> {
  const keys = await readKeyFile(file);
  if (keys === undefined) {
    throw new KeyFileError(`The key file ${file} is missing. Name the key file of this database with --key-file.`);
  }
  return ringOfStore(keys, (await keyEncryptionKeyId(store.db)) ?? keyRingOf(keys).keyId, file);
}

/** A ring that wraps with the key of the store. @throws KeyFileError where the file does not have it. */
function ringOfStore(keys: readonly Uint8Array[], registered: string, file: string): KeyRing {
  const ids = keys.map(keyIdOf);
  if (!ids.includes(registered)) throw wrongKey(file, ids.join(', '), registered);
  return keyRingOf(keys, { keyId: registered, reload: async () => (await readKeyFile(file)) ?? keys });
}

function wrongKey(file: string, found: string, expected: string): KeyFileError {
  return new KeyFileError(
    `The key in ${file} (key ${found}) is not the one that the data in this database were encrypted with (key ${expected}). ` +
      'Use the key file that belongs to this database (--key-file). Nothing was changed.',
  );
}
