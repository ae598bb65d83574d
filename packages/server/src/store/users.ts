import { sql, type Kysely, type Selectable } from 'kysely';
import type { Tables, UserTable } from './schema.ts';

/** A user of the directory. */
export type UserRow = Pick<Selectable<UserTable>, 'id' | 'name' | 'account_id' | 'root'>;

/** The users of an account, by name. */
export function usersOfAccount(db: Kysely<Tables>, accountId: string): Promise<readonly UserRow[]> {
  return db
    .selectFrom('users')
    .select(['id', 'name', 'account_id', 'root'])
    .where('removed', '=', false)
    .where('account_id', '=', accountId)
    .orderBy(sql`name collate "C"`)
    .orderBy('id')
    .execute();
}

/** Ids of the users whose share of a connection has not expired. */
export async function recipientsNow(db: Kysely<Tables>, connectionId: string, now: number): Promise<readonly string[]> {
  const shares = await db
    .selectFrom('shares')
    .select('user_id')
    .where('connection_id', '=', connectionId)
    .where((share) => share.or([share('expires_at', 'is', null), share('expires_at', '>', now)]))
    .execute();
  return shares.map((share) => share.user_id);
}
