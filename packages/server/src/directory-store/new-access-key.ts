import { randomBytes } from 'node:crypto';
import type { AuditLog } from '../audit/audit-log.ts';
import type { EnvelopeEncryption } from '../secrets/envelope-encryption.ts';
import { accountOfUser, addAccessKey } from '../store/access-keys.ts';
import type { Store } from '../store/store.ts';
import { secretKeyPlace } from './access-keys.ts';

/** An access key with its secret key in clear, under the names of the directory file. */
export interface NewAccessKey {
  readonly user_id: string;
  readonly access_key: string;
  readonly secret_key: string;
}

/** Makes an access key for a user and stores it, with its secret key encrypted. `undefined` where the user does not exist. */
export async function newAccessKey(
  store: Store,
  encryption: EnvelopeEncryption,
  audit: Pick<AuditLog, 'recordServer'>,
  userId: string,
): Promise<NewAccessKey | undefined> {
  const accountId = await accountOfUser(store.db, userId);
  if (accountId === undefined) return undefined;
  const access_key = randomBytes(10).toString('hex').toUpperCase();
  const secret_key = randomBytes(30).toString('base64url');
  // Before the transaction: the first secret of an account makes a data key, in a transaction of its own.
  const encrypted_secret_key = await encryption.encrypt(secretKeyPlace(accountId, access_key), secret_key);
  await store.db.transaction().execute(async (transaction) => {
    await addAccessKey(transaction, {
      access_key,
      user_id: userId,
      encrypted_secret_key,
      security_token_sha256: null,
      expires_at: null,
      active: true,
    });
    await audit.recordServer(transaction, 'opendas:directory:createAccessKey', {
      object_id: access_key,
      users: [{ user_id: userId, user_name: '' }],
    });
  });
  return { user_id: userId, access_key, secret_key };
}
