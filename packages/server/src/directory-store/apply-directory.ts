import type { Kysely } from 'kysely';
import type { AuditLog } from '../audit/audit-log.ts';
import { envelopeEncryption } from '../secrets/envelope-encryption.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import type { AccessKeyChanges } from '../store/access-keys.ts';
import { replaceDirectory } from '../store/directory.ts';
import type { Tables } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { storedAccessKeys } from './access-keys.ts';
import type { Directory } from '../directory/directory-content.ts';

/**
 * Makes the directory in a store equal to the content of a file, in one transaction; doing it again changes nothing.
 *
 * The file is the whole truth: what is not in it loses its effect, tokens and access keys first of all. Connections and shares of
 * users, projects and accounts that left the file are kept but cannot be reached, until these are in the file again.
 * Connections of a user who left can still be managed by the root user of the account.
 *
 * @param keyRing - Encrypts the secret keys of access keys; not needed where there are none.
 * @param audit - Gets an event of each access key that comes, goes or changes, in the same transaction; and `opendas:directory:apply`,
 *   unless a start of the server does it, which applies its file again and again.
 * @throws Error where the directory has access keys, and no key ring is given.
 */
export async function applyDirectory(
  store: Store,
  directory: Directory,
  keyRing?: KeyRing,
  audit?: Pick<AuditLog, 'recordServer'>,
  by: 'command' | 'start' = 'command',
): Promise<void> {
  const accessKeys = await encryptedAccessKeys(store, directory, keyRing);
  await replaceDirectory(store.db, directory, accessKeys, async (transaction, changes) => {
    if (audit === undefined) return;
    if (by === 'command') await audit.recordServer(transaction, 'opendas:directory:apply', {});
    await recordAccessKeys(transaction, changes, audit);
  });
}

const actions = {
  added: 'opendas:directory:createAccessKey',
  changed: 'opendas:directory:changeAccessKey',
  removed: 'opendas:directory:removeAccessKey',
} as const satisfies Record<keyof AccessKeyChanges, string>;

async function recordAccessKeys(
  transaction: Kysely<Tables>,
  changes: AccessKeyChanges,
  audit: Pick<AuditLog, 'recordServer'>,
): Promise<void> {
  for (const kind of ['removed', 'changed', 'added'] as const) {
    for (const { access_key, user_id } of changes[kind]) {
      await audit.recordServer(transaction, actions[kind], {
        object_id: access_key,
        users: [{ user_id, user_name: '' }],
      });
    }
  }
}

async function encryptedAccessKeys(store: Store, directory: Directory, keyRing: KeyRing | undefined) {
  if ((directory.access_keys ?? []).length === 0) return [];
  if (keyRing === undefined)
    throw new Error('The directory has access keys, and there is no key ring to encrypt them.');
  return storedAccessKeys(directory, envelopeEncryption(store, keyRing, Date.now));
}
