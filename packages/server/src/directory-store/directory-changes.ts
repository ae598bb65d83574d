import { currentDirectory } from '../store/directory-rows.ts';
import type { Store } from '../store/store.ts';
import type { Directory } from '../directory/directory-content.ts';

/** What would change in a table: names of what is added, removed, and has other members. No secrets. */
export interface TableChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** What applying a directory would change, by table. */
export type DirectoryChanges = Readonly<Record<string, TableChanges>>;

/** Compares a directory with what a store has. */
export async function directoryChanges(store: Store, directory: Directory): Promise<DirectoryChanges> {
  const current = await currentDirectory(store.db);
  return {
    organizations: compare(current.organizations, directory.organizations, ['name'], (row) => row.id),
    accounts: compare(
      current.accounts,
      directory.accounts,
      ['name', 'organization_id', 'organization_path'],
      (row) => row.id,
    ),
    projects: compare(current.projects, directory.projects, ['name', 'account_id'], (row) => row.id),
    instances: compare(
      current.instances,
      directory.instances,
      ['name', 'engine_type', 'network_type', 'version', 'host', 'port', 'tls_mode', 'tls_ca'],
      (row) => `${row.project_id}/${row.id}`,
    ),
    users: compare(current.users, directory.users, ['name', 'account_id', 'root', 'password_hash'], (row) => row.id),
    policies: compare(current.policies, directory.policies, ['document'], (row) => row.id),
    groups: compare(current.groups, directory.groups, ['name', 'account_id'], (row) => row.id),
    group_members: compare(
      current.group_members,
      directory.group_members,
      [],
      (row) => `${row.user_id} in ${row.group_id}`,
    ),
    policy_attachments: compare(
      current.policy_attachments,
      directory.policy_attachments,
      ['policy_id'],
      (row) => `${row.target_kind} ${row.target_id} [${row.position}]`,
    ),
    // A token is told by the beginning of its hash.
    tokens: compare(
      current.tokens,
      directory.tokens,
      ['user_id', 'expires_at'],
      (row) => `${row.sha256.slice(0, 12)}… of ${row.user_id}`,
    ),
    access_keys: compare(
      current.access_keys,
      directory.access_keys ?? [],
      ['user_id', 'security_token_sha256', 'expires_at', 'active'],
      (row) => row.access_key,
    ),
  };
}

/** Whether anything would change. Secret keys are not compared: they are stored encrypted. */
export function isUnchanged(changes: DirectoryChanges): boolean {
  return Object.values(changes).every(
    ({ added, removed, changed }) => added.length + removed.length + changed.length === 0,
  );
}

function compare<Row extends object>(
  before: readonly Row[],
  after: readonly Row[],
  members: readonly (keyof Row)[],
  nameOf: (row: Row) => string,
): TableChanges {
  const old = new Map(before.map((row) => [nameOf(row), row]));
  const names = new Set(after.map(nameOf));
  const isOther = (row: Row): boolean => {
    const earlier = old.get(nameOf(row));
    return earlier !== undefined && members.some((name) => (earlier[name] ?? null) !== (row[name] ?? null));
  };
  return {
    added: [...names].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !names.has(name)),
    changed: after.filter(isOther).map(nameOf),
  };
}
