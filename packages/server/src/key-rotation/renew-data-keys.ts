import { randomBytes } from 'node:crypto';
import type { AuditLog } from '../audit/audit-log.ts';
import { secretKeyPlace } from '../directory-store/access-keys.ts';
import { addDataKey, newestDataKeys } from '../store/data-keys.ts';
import { encryptedValues, replaceEncryptedValue, type EncryptedColumn } from '../store/encrypted-values.ts';
import type { Store } from '../store/store.ts';
import { dataKeyContext, envelopeEncryption, versionOf, type SecretPlace } from '../secrets/envelope-encryption.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import { keyLength } from '../secrets/sealed-text.ts';

/** What was done. */
export interface DataKeyRenewal {
  /** Data keys that were made. */
  readonly created: number;
  /** Secrets that were encrypted anew. */
  readonly encrypted: number;
}

/** Where the values of each column belong. */
const places: Readonly<Record<EncryptedColumn, (owner: string, id: string) => SecretPlace>> = {
  connections: (projectId, id) => ({ projectId, rowId: id }),
  db_users: (projectId, id) => ({ projectId, rowId: id }),
  access_keys: secretKeyPlace,
};

/**
 * Gives every project and account a new data key, and encrypts every secret with it, row by row while servers go on. Servers use the
 * new keys within a minute. Old data keys are kept, for what is encrypted until then: repeat the command to encrypt it too.
 * A run that was interrupted is finished with `newKeys: false`.
 */
export async function renewDataKeys(
  store: Store,
  keyRing: KeyRing,
  audit: AuditLog,
  now: () => number,
  options: { readonly newKeys: boolean },
): Promise<DataKeyRenewal> {
  // Before the first change, which is one of many transactions.
  await audit.recordServer(store.db, 'opendas:keys:renewDataKeys', {});
  let created = 0;
  for (const { project_id, version } of options.newKeys ? await newestDataKeys(store.db) : []) {
    const dataKey = randomBytes(keyLength);
    await addDataKey(store, project_id, version + 1, now(), (keyId) =>
      keyRing.wrap(dataKey, dataKeyContext(project_id, version + 1), keyId),
    );
    created++;
  }
  const newest = new Map((await newestDataKeys(store.db)).map((key) => [key.project_id, key.version]));
  const encryption = envelopeEncryption(store, keyRing, now);
  let encrypted = 0;
  for (const column of Object.keys(places) as EncryptedColumn[]) {
    for await (const { owner, id, value } of encryptedValues(store.db, column)) {
      if (versionOf(value) >= (newest.get(owner) ?? 0)) continue;
      const place = places[column](owner, id);
      const anew = await encryption.encrypt(place, await encryption.decrypt(place, value));
      // Unless somebody has changed the secret meanwhile, which is encrypted with a newer key then.
      if (await replaceEncryptedValue(store.db, column, id, value, anew)) encrypted++;
    }
  }
  return { created, encrypted };
}
