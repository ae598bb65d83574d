import { randomBytes } from 'node:crypto';
import { auditKeyContext } from '../audit/audit-key.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { replaceWrappedAuditKey, wrappedAuditKey } from '../store/audit.ts';
import { dataKeysAfter, replaceWrappedKey } from '../store/data-keys.ts';
import { changeKeyEncryptionKey, keyEncryptionKeyId } from '../store/key-encryption-key.ts';
import type { Store } from '../store/store.ts';
import { dataKeyContext } from '../secrets/envelope-encryption.ts';
import { KeyFileError, readKeyFile, replaceKeyFile } from '../secrets/key-file.ts';
import { keyIdOf, keyRingOf } from '../secrets/key-ring.ts';
import { keyLength } from '../secrets/sealed-text.ts';

/** What a rotation did. */
export interface KeyRotation {
  /** Id of the key-encryption key now. */
  readonly key_id: string;
  /** Whether a new key was added to the key file. */
  readonly added: boolean;
  /** Data keys (and the key of the audit trail) that were encrypted anew. */
  readonly wrapped: number;
  /** Keys in the key file that nothing is encrypted with any more. */
  readonly unused: readonly string[];
}

/** Keys that are read at once. */
const batch = 200;

/**
 * Encrypts every data key with a new key-encryption key, while servers go on. Each step can be repeated, so that a rotation that was
 * interrupted anywhere is finished by starting it again:
 *
 * 1. the key file gets the new key beside the old one (`prepareOnly` ends here: copy the file to the other servers)
 * 2. the store names the new key: from now on data keys are wrapped with it
 * 3. every data key that is wrapped with another one is wrapped anew
 *
 * The old key stays in the file until `dropUnusedKeys`; no other rotation begins before.
 */
export async function rotateKeys(
  store: Store,
  file: string,
  audit: AuditLog,
  options: { readonly prepareOnly: boolean },
): Promise<KeyRotation> {
  let keys = await keysOf(file);
  const registered = (await keyEncryptionKeyId(store.db)) ?? keyIdOf(newestOf(keys, file));
  const isNewest = keyIdOf(newestOf(keys, file)) === registered;
  const unfinished = isNewest ? await wrapAnew(store, keys, registered) : 0;
  // A file with an old key is that of a rotation, which is finished first.
  const added = isNewest && keys.length === 1;
  if (added) {
    const key = randomBytes(keyLength);
    keys = [...keys, key];
    // Before the file is written, which knows no transactions.
    await audit.recordServer(store.db, 'opendas:keys:add', { object_id: keyIdOf(key) });
    await replaceKeyFile(file, keys);
  }
  const newest = keyIdOf(newestOf(keys, file));
  if (options.prepareOnly) return { key_id: registered, added, wrapped: unfinished, unused: [] };
  if (newest !== registered) {
    await store.db.transaction().execute(async (transaction) => {
      await changeKeyEncryptionKey(transaction, registered, newest);
      await audit.recordServer(transaction, 'opendas:keys:rotate', { object_id: newest });
    });
  }
  const wrapped = unfinished + (await wrapAnew(store, keys, newest));
  return { key_id: newest, added, wrapped, unused: keys.map(keyIdOf).filter((id) => id !== newest) };
}

/**
 * Removes keys from the key file that nothing is encrypted with.
 *
 * @param audit - Gets an event of each, before the file is written: a file knows no transactions.
 * @returns Ids of the removed keys.
 */
export async function dropUnusedKeys(
  store: Store,
  file: string,
  audit: Pick<AuditLog, 'recordServer'>,
): Promise<readonly string[]> {
  const keys = await keysOf(file);
  const registered = await keyEncryptionKeyId(store.db);
  const kept = keys.filter((key) => keyIdOf(key) === registered);
  if (registered === undefined || kept.length === 0) {
    throw new KeyFileError(`The key file ${file} does not have the key of this database. Nothing was changed.`);
  }
  // Opens every data key with the key that stays, and wraps anew what an interrupted rotation left.
  await wrapAnew(store, keys, registered);
  const dropped = keys.map(keyIdOf).filter((id) => id !== registered);
  for (const id of dropped) await audit.recordServer(store.db, 'opendas:keys:dropUnused', { object_id: id });
  if (dropped.length > 0) await replaceKeyFile(file, kept);
  return dropped;
}

/** @returns How many keys were wrapped with another key. */
async function wrapAnew(store: Store, keys: readonly Uint8Array[], keyId: string): Promise<number> {
  const all = keyRingOf(keys, { keyId });
  const wanted = keyRingOf(keys.filter((key) => keyIdOf(key) === keyId));
  const anew = async (wrapped: Uint8Array, context: string): Promise<Uint8Array | undefined> => {
    const opens = await wanted.unwrap(wrapped, context).then(
      () => true,
      () => false,
    );
    return opens ? undefined : all.wrap(await all.unwrap(wrapped, context), context);
  };
  let count = 0;
  let last: { readonly project_id: string; readonly version: number } | undefined;
  for (;;) {
    const rows = await dataKeysAfter(store.db, last, batch);
    for (const row of rows) {
      const wrapped = await anew(row.wrapped_key, dataKeyContext(row.project_id, row.version));
      if (wrapped === undefined) continue;
      await replaceWrappedKey(store.db, row, wrapped);
      count++;
    }
    last = rows.at(-1);
    if (last === undefined) break;
  }
  const auditKey = await wrappedAuditKey(store.db);
  const wrapped = auditKey === undefined ? undefined : await anew(auditKey, auditKeyContext);
  if (wrapped === undefined) return count;
  await replaceWrappedAuditKey(store.db, wrapped);
  return count + 1;
}

async function keysOf(file: string): Promise<readonly Uint8Array[]> {
  const keys = await readKeyFile(file);
  if (keys === undefined) throw new KeyFileError(`The key file ${file} is missing. Name it with --key-file.`);
  return keys;
}

function newestOf(keys: readonly Uint8Array[], file: string): Uint8Array {
  const newest = keys.at(-1);
  if (newest === undefined) throw new KeyFileError(`The key file ${file} has no key.`);
  return newest;
}
