import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** An access key with its secret key encrypted. */
export interface StoredAccessKey {
  readonly access_key: string;
  readonly user_id: string;
  readonly encrypted_secret_key: Uint8Array;
  readonly security_token_sha256: string | null;
  readonly expires_at: number | null;
  readonly active: boolean;
}

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
