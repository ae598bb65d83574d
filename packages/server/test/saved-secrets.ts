import type { StoreChoice } from '../src/configuration/store-choice.ts';
import { secretKeyPlace } from '../src/directory-store/access-keys.ts';
import { withKeys } from '../src/cli/with-store.ts';
import { envelopeEncryption } from '../src/secrets/envelope-encryption.ts';
import { encryptedValues, type EncryptedColumn } from '../src/store/encrypted-values.ts';

/** Passwords that `saveSecrets` saves; they stand in no other place, so that tests can look for them. */
export const savedPasswords = {
  connections: 'canary-password-of-a-connection',
  db_users: 'canary-password-of-a-database-user',
} as const;

/** Who saves what, where. */
export interface SavingUser {
  readonly url: string;
  readonly project: string;
  readonly token: string;
}

/** Saves a connection and a database user with their passwords, through the API. */
export async function saveSecrets({ url, project, token }: SavingUser): Promise<void> {
  const instance = '17a73a23badb4c40b6ea48e7bfa5e83fin01';
  const post = async (path: string, body: object): Promise<void> => {
    const answer = await fetch(`${url}/v3/${project}${path}`, {
      method: 'POST',
      headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  await post('/connections', {
    engine_type: 'mysql',
    instance_id: instance,
    network_type: 'rds',
    username: 'root',
    password: savedPasswords.connections,
    is_save_password: true,
  });
  await post(`/instances/${instance}/db-users`, {
    db_username: 'app',
    db_user_password: savedPasswords.db_users,
    datastore_type: 'MySQL',
  });
}

/**
 * Opens every secret of a store with its key file.
 *
 * @throws CommandError or UnsealError where the key file does not open one.
 */
export function openSecrets(choice: StoreChoice): Promise<Record<EncryptedColumn, readonly string[]>> {
  return withKeys(choice, async (store, keyRing) => {
    const encryption = envelopeEncryption(store, keyRing, Date.now);
    const opened = async (column: EncryptedColumn): Promise<readonly string[]> => {
      const secrets: string[] = [];
      for await (const { owner, id, value } of encryptedValues(store.db, column)) {
        const place = column === 'access_keys' ? secretKeyPlace(owner, id) : { projectId: owner, rowId: id };
        secrets.push(await encryption.decrypt(place, value));
      }
      return secrets;
    };
    return {
      connections: await opened('connections'),
      db_users: await opened('db_users'),
      access_keys: await opened('access_keys'),
    };
  });
}
