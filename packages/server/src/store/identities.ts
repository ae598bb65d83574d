import { sql, type Insertable, type Kysely } from 'kysely';
import type { Tables, TokenTable } from './schema.ts';

/** An account or a project, by id or by name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A thing that a request names by its id, its name, or both. */
export interface Reference {
  readonly id?: string;
  readonly name?: string;
}

/** A user who may have a password. */
export interface Identity extends Named {
  readonly account: Named;
  readonly root: boolean;
  readonly passwordHash: string | undefined;
  /** Wrong passwords in a row. */
  readonly failures: number;
  /** Epoch milliseconds. */
  readonly lockedUntil: number;
}

/** The users who have this id or name, in the account of this id or name; two where it is not clear which one is meant. */
export async function usersOf(
  db: Kysely<Tables>,
  user: Reference,
  account: Reference | undefined,
): Promise<readonly Identity[]> {
  const rows = await db
    .selectFrom('users')
    .innerJoin('accounts', 'accounts.id', 'users.account_id')
    .leftJoin('failed_attempts', (join) => join.on('failed_attempts.subject', '=', sql`'user ' || users.id`))
    .select([
      'users.id',
      'users.name',
      'users.root',
      'users.password_hash',
      'accounts.id as account_id',
      'accounts.name as account_name',
      'failed_attempts.failures',
      'failed_attempts.locked_until',
    ])
    .where('users.removed', '=', false)
    .where((row) =>
      row.and([
        ...(user.id === undefined ? [] : [row('users.id', '=', user.id)]),
        ...(user.name === undefined ? [] : [row('users.name', '=', user.name)]),
        ...(account?.id === undefined ? [] : [row('accounts.id', '=', account.id)]),
        ...(account?.name === undefined ? [] : [row('accounts.name', '=', account.name)]),
      ]),
    )
    .limit(2)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    account: { id: row.account_id, name: row.account_name },
    root: row.root,
    passwordHash: row.password_hash ?? undefined,
    failures: row.failures ?? 0,
    lockedUntil: row.locked_until ?? 0,
  }));
}

/** The projects of an account, by name. */
export async function projectsOf(db: Kysely<Tables>, accountId: string): Promise<readonly Named[]> {
  return db
    .selectFrom('projects')
    .select(['id', 'name'])
    .where('account_id', '=', accountId)
    .where('removed', '=', false)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/**
 * Remembers a token, and forgets those that expired a day ago: until then their users are told that they have expired. That waits for the
 * first of them to be an hour older still, since each deletion makes every server look its callers up again (ADR 0019).
 */
export async function saveIssuedToken(
  db: Kysely<Tables>,
  token: Insertable<TokenTable> & { readonly issued_at: number },
): Promise<void> {
  const hour = 60 * 60_000;
  await sql`
    delete from tokens where issued_at is not null and expires_at < ${token.issued_at - 24 * hour} and exists (
      select from tokens where issued_at is not null and expires_at < ${token.issued_at - 25 * hour})`.execute(db);
  await db.insertInto('tokens').values(token).execute();
}
