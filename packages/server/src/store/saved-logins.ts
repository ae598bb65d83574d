import type { Kysely, Selectable } from 'kysely';
import type { ConnectionTable, Tables } from './schema.ts';

/** What logging in with a connection needs. Only for connections that the caller may use: see `findConnection`. */
export type SavedLogin = Pick<
  Selectable<ConnectionTable>,
  | 'id'
  | 'project_id'
  | 'instance_id'
  | 'engine_type'
  | 'username'
  | 'port'
  | 'database_name'
  | 'encrypted_password'
  | 'created_at'
  | 'last_used_at'
>;

const columns = [
  'id',
  'project_id',
  'instance_id',
  'engine_type',
  'username',
  'port',
  'database_name',
  'encrypted_password',
  'created_at',
  'last_used_at',
] as const satisfies readonly (keyof SavedLogin)[];

/** The login of a connection. */
export function findSavedLogin(db: Kysely<Tables>, connectionId: string): Promise<SavedLogin | undefined> {
  return db.selectFrom('connections').select(columns).where('id', '=', connectionId).executeTakeFirst();
}

/** The logins of an instance that a user owns in a project and has saved the password of. */
export function savedLoginsOfInstance(
  db: Kysely<Tables>,
  ownerId: string,
  projectId: string,
  instanceId: string,
): Promise<readonly SavedLogin[]> {
  return db
    .selectFrom('connections')
    .select(columns)
    .where('project_id', '=', projectId)
    .where('owner_id', '=', ownerId)
    .where('instance_id', '=', instanceId)
    .where('encrypted_password', 'is not', null)
    .execute();
}

/** Keeps a password for a login, unless its database user is another one by now. Gives whether it was kept. */
export async function savePassword(
  db: Kysely<Tables>,
  connectionId: string,
  username: string,
  encryptedPassword: Uint8Array,
): Promise<boolean> {
  const updated = await db
    .updateTable('connections')
    .set({ encrypted_password: encryptedPassword, is_save_password: true })
    .where('id', '=', connectionId)
    .where('username', '=', username)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}
