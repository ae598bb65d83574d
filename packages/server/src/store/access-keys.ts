import { sql, type Kysely } from 'kysely';
import type { AccessKeyTable, Tables } from './schema.ts';

/** An access key with its secret key encrypted. */
export type StoredAccessKey = Omit<AccessKeyTable, 'of_directory_file'>;

/** Makes the access keys of the directory file those given; keys that were made with a command stay. */
export async function replaceAccessKeys(db: Kysely<Tables>, keys: readonly StoredAccessKey[]): Promise<void> {
  await db.deleteFrom('access_keys').where('of_directory_file', '=', true).execute();
  const rows = keys.map((key) => ({
    ...key,
    encrypted_secret_key: `\\x${Buffer.from(key.encrypted_secret_key).toString('hex')}`,
    of_directory_file: true,
  }));
  await sql`
    insert into access_keys
    select * from jsonb_populate_recordset(null::access_keys, ${JSON.stringify(rows)}::text::jsonb)
    on conflict (access_key) do update set
      user_id = excluded.user_id, encrypted_secret_key = excluded.encrypted_secret_key,
      security_token_sha256 = excluded.security_token_sha256, expires_at = excluded.expires_at,
      active = excluded.active, of_directory_file = true`.execute(db);
}

/** Deletes the access keys of users who leave, or move to another account, whose data key does not open their secret keys. */
export async function revokeAccessKeys(
  db: Kysely<Tables>,
  staying: readonly { readonly id: string; readonly account_id: string }[],
): Promise<void> {
  await sql`
    delete from access_keys using users
    where users.id = access_keys.user_id and not exists (
      select from jsonb_to_recordset(${JSON.stringify(staying)}::text::jsonb) as stays (id text, account_id text)
      where stays.id = users.id and stays.account_id = users.account_id)`.execute(db);
}

/** Adds an access key that stays whatever the directory file says, as long as its user is there. */
export async function addAccessKey(db: Kysely<Tables>, key: StoredAccessKey): Promise<void> {
  await db
    .insertInto('access_keys')
    .values({ ...key, of_directory_file: false })
    .execute();
}

/** The account of a user, unless the user was removed. */
export async function accountOfUser(db: Kysely<Tables>, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('users')
    .select('account_id')
    .where('id', '=', userId)
    .where('removed', '=', false)
    .executeTakeFirst();
  return row?.account_id;
}

/** What is known of an access key without its secret key. */
export type KnownAccessKey = Omit<StoredAccessKey, 'encrypted_secret_key'>;

/** Every access key, by its id. */
export async function allAccessKeys(db: Kysely<Tables>): Promise<ReadonlyMap<string, KnownAccessKey>> {
  const rows = await db
    .selectFrom('access_keys')
    .select(['access_key', 'user_id', 'security_token_sha256', 'expires_at', 'active'])
    .orderBy('access_key')
    .execute();
  return new Map(rows.map((row) => [row.access_key, row]));
}

/** Access keys that came, went, or are another user's, active or good for another time now. */
export interface AccessKeyChanges {
  readonly added: readonly KnownAccessKey[];
  readonly removed: readonly KnownAccessKey[];
  readonly changed: readonly KnownAccessKey[];
}

/** Compares access keys with those before. */
export function accessKeyChanges(
  before: ReadonlyMap<string, KnownAccessKey>,
  after: ReadonlyMap<string, KnownAccessKey>,
): AccessKeyChanges {
  const isChanged = (key: KnownAccessKey): boolean => {
    const earlier = before.get(key.access_key);
    return earlier !== undefined && JSON.stringify(earlier) !== JSON.stringify(key);
  };
  return {
    added: [...after.values()].filter((key) => !before.has(key.access_key)),
    removed: [...before.values()].filter((key) => !after.has(key.access_key)),
    changed: [...after.values()].filter(isChanged),
  };
}
