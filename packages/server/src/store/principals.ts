import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** A policy where it is attached. */
export interface AttachedPolicyRow {
  readonly id: string;
  readonly name: string;
  readonly document: string;
  readonly target_kind: 'user' | 'group' | 'organization';
  /** For service control policies the path of the root, the organizational unit or the account. */
  readonly target_id: string;
}

/** A user of an account, with everything that decides what the user may do. */
export interface PrincipalRow {
  readonly generation: string | null;
  readonly user_name: string;
  readonly root: boolean;
  readonly account_name: string;
  readonly organization_path: string | null;
  /** Of the account's projects, by id. */
  readonly project_names: Readonly<Record<string, string>>;
  /** Policies of the user and of the user's groups, and service control policies from the root down to the account. */
  readonly policies: readonly AttachedPolicyRow[];
}

/** Reads a user of an account with all policies, in one statement; `undefined` where the account has no such user. */
export async function findPrincipal(
  db: Kysely<Tables>,
  accountId: string,
  userId: string,
): Promise<PrincipalRow | undefined> {
  return db
    .selectFrom('users')
    .innerJoin('accounts', 'accounts.id', 'users.account_id')
    .select(['users.name as user_name', 'users.root', 'accounts.name as account_name', 'accounts.organization_path'])
    .select((row) => [
      row.selectFrom('directory_generation').select('generation').as('generation'),
      sql<Readonly<Record<string, string>>>`(
        select coalesce(jsonb_object_agg(projects.id, projects.name), '{}')
        from projects where projects.account_id = accounts.id and not projects.removed
      )`.as('project_names'),
      sql<readonly AttachedPolicyRow[]>`(
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', policies.id, 'name', policies.name, 'document', policies.document,
          'target_kind', attached.target_kind, 'target_id', attached.target_id
        ) order by length(attached.target_id), attached.target_id, attached.position), '[]')
        from policy_attachments as attached join policies on policies.id = attached.policy_id
        where (attached.target_kind = 'user' and attached.target_id = users.id)
          or (attached.target_kind = 'group'
            and attached.target_id in (select group_id from group_members where user_id = users.id))
          or (attached.target_kind = 'organization' and attached.target_id = any(
            select array_to_string((string_to_array(accounts.organization_path, '/'))[1:depth], '/')
            from generate_series(2, cardinality(string_to_array(accounts.organization_path, '/'))) as depth))
      )`.as('policies'),
    ])
    .where('users.id', '=', userId)
    .where('users.account_id', '=', accountId)
    .where('users.removed', '=', false)
    .executeTakeFirst();
}

/** By what a new directory is noticed; `undefined` where none was applied yet. */
export async function directoryGeneration(db: Kysely<Tables>): Promise<string | undefined> {
  return (await db.selectFrom('directory_generation').select('generation').executeTakeFirst())?.generation;
}

/** The account of a user. */
export interface AccountOfUserRow {
  readonly user_id: string;
  readonly account_id: string;
  readonly organization_path: string | null;
}

/** The accounts of users; a user who is not in the directory has none. */
export function accountsOfUsers(db: Kysely<Tables>, userIds: readonly string[]): Promise<readonly AccountOfUserRow[]> {
  return db
    .selectFrom('users')
    .innerJoin('accounts', 'accounts.id', 'users.account_id')
    .select(['users.id as user_id', 'accounts.id as account_id', 'accounts.organization_path'])
    .where(sql<boolean>`users.id = any(${userIds}::text[])`)
    .where('users.removed', '=', false)
    .execute();
}
