import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Caller } from '../directory/caller.ts';
import type { Tables } from './schema.ts';

/** The user of a credential, as one row. */
interface UserRow {
  readonly user_id: string;
  readonly user_name: string;
  readonly account_id: string;
  readonly account_name: string;
  readonly root: boolean;
  readonly expires_at: number | null;
  readonly owns_project: boolean;
  readonly directory_generation: string | null;
}

/** The user whose token has this hash, unless the user was removed. */
export async function tokenRow(db: Kysely<Tables>, sha256: string, projectId: string | undefined) {
  const { rows } = await sql<
    UserRow & { readonly issued_at: number | null; readonly project_id: string | null; readonly region: string | null }
  >`
    select credential.expires_at, credential.issued_at, credential.project_id, credential.region, ${userColumns(projectId)}
    from tokens credential
    ${userTables}
    where credential.sha256 = ${sha256} and not users.removed`.execute(db);
  return rows[0];
}

/** The user of an active access key, unless the user was removed. */
export async function accessKeyRow(db: Kysely<Tables>, accessKey: string, projectId: string | undefined) {
  const { rows } = await sql<
    UserRow & {
      readonly encrypted_secret_key: Uint8Array;
      readonly security_token_sha256: string | null;
    }
  >`
    select credential.expires_at, credential.encrypted_secret_key, credential.security_token_sha256, ${userColumns(projectId)}
    from access_keys credential
    ${userTables}
    where credential.access_key = ${accessKey} and credential.active and not users.removed`.execute(db);
  return rows[0];
}

/** The caller of a row. */
export function callerOf(row: UserRow, credential: Caller['credential']): Caller {
  return {
    userId: row.user_id,
    userName: row.user_name,
    accountId: row.account_id,
    accountName: row.account_name,
    root: row.root,
    credential,
  };
}

const userTables = sql`
  join users on users.id = credential.user_id
  join accounts on accounts.id = users.account_id`;

function userColumns(projectId: string | undefined): RawBuilder<unknown> {
  const ownsProject =
    projectId === undefined
      ? sql`false`
      : sql`exists (
          select from projects
          where projects.id = ${projectId} and projects.account_id = users.account_id and not projects.removed)`;
  return sql`users.id as user_id, users.name as user_name, users.root, accounts.id as account_id, accounts.name as account_name,
    ${ownsProject} as owns_project,
    (select generation from directory_generation) as directory_generation`;
}
