import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Directory } from '../directory/directory-content.ts';
import {
  accessKeyChanges,
  allAccessKeys,
  replaceAccessKeys,
  revokeAccessKeys,
  type AccessKeyChanges,
  type StoredAccessKey,
} from './access-keys.ts';
import type { Tables } from './schema.ts';
import { searchText } from './search-text.ts';

/** Whether the project exists and belongs to the account. */
export async function ownsProject(db: Kysely<Tables>, accountId: string, projectId: string): Promise<boolean> {
  const row = await db
    .selectFrom('projects')
    .select('id')
    .where('id', '=', projectId)
    .where('account_id', '=', accountId)
    .where('removed', '=', false)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the directory has the project, or had it once. */
export async function knowsProject(db: Kysely<Tables>, projectId: string): Promise<boolean> {
  return (await db.selectFrom('projects').select('id').where('id', '=', projectId).executeTakeFirst()) !== undefined;
}

/**
 * Makes the directory in the database equal to the content: what is not in it is marked as removed, and its tokens and access keys are deleted.
 *
 * @param alsoDo - What happens in the same transaction. Is told of access keys, secret keys excepted: they are stored encrypted.
 */
export async function replaceDirectory(
  db: Kysely<Tables>,
  content: Directory,
  accessKeys: readonly StoredAccessKey[],
  alsoDo?: (transaction: Kysely<Tables>, accessKeys: AccessKeyChanges) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // Two servers that start at once write the directory one after the other. Nobody else changes a credential or a policy meanwhile: the one
    // would wait for the new generation, the other for the row of the credential.
    await sql`
      lock table organizations, tokens, access_keys, policies, policy_attachments, group_members
      in share row exclusive mode`.execute(transaction);
    const before = await allAccessKeys(transaction);
    await replaceRows(transaction, 'organizations', [], content.organizations);
    await replaceRows(transaction, 'accounts', ['organization_id', 'organization_path'], content.accounts);
    await replaceRows(transaction, 'projects', ['account_id'], content.projects);
    await replaceInstances(transaction, content.instances);
    await revokeIssuedTokens(transaction, content);
    await revokeAccessKeys(transaction, content.users);
    await replaceRows(transaction, 'users', ['account_id', 'root', 'password_hash'], content.users);
    await transaction.deleteFrom('tokens').where('issued_at', 'is', null).execute();
    for (const table of ['policy_attachments', 'policies', 'group_members', 'groups'] as const) {
      await transaction.deleteFrom(table).execute();
    }
    for (const table of ['tokens', 'policies', 'groups', 'group_members', 'policy_attachments'] as const) {
      await insertRows(transaction, table, content[table]);
    }
    await replaceAccessKeys(transaction, accessKeys);
    await transaction
      .insertInto('directory_generation')
      .values({ generation: randomUUID() })
      .onConflict((conflict) =>
        conflict.column('only_row').doUpdateSet((row) => ({ generation: row.ref('excluded.generation') })),
      )
      .execute();
    await alsoDo?.(transaction, accessKeyChanges(before, await allAccessKeys(transaction)));
  });
}

/** An instance that moved to another project leaves the old one. */
async function replaceInstances(db: Kysely<Tables>, instances: Directory['instances']): Promise<void> {
  const rows = instances.map((instance) => ({
    ...instance,
    search_text: searchText(instance.name, instance.host),
    removed: false,
  }));
  await sql`
    update instances set removed = true where not removed and not exists (
      select from jsonb_populate_recordset(null::instances, ${JSON.stringify(rows)}::text::jsonb) as kept
      where kept.project_id = instances.project_id and kept.id = instances.id)`.execute(db);
  await sql`
    insert into instances
    select * from jsonb_populate_recordset(null::instances, ${JSON.stringify(rows)}::text::jsonb)
    on conflict (project_id, id) do update set
      name = excluded.name, engine_type = excluded.engine_type, network_type = excluded.network_type,
      version = excluded.version, host = excluded.host, port = excluded.port, tls_mode = excluded.tls_mode,
      tls_ca = excluded.tls_ca, search_text = excluded.search_text, removed = false`.execute(db);
}

/** Ends the tokens that were issued to users who have left, or whose password is another one now. */
async function revokeIssuedTokens(db: Kysely<Tables>, { users }: Directory): Promise<void> {
  await sql`
    delete from tokens using users
    where tokens.issued_at is not null and users.id = tokens.user_id and not exists (
      select from jsonb_to_recordset(${JSON.stringify(users)}::text::jsonb) as stays (id text, password_hash text)
      where stays.id = users.id and stays.password_hash = users.password_hash)`.execute(db);
}

/** One statement however many rows there are. */
async function insertRows(
  db: Kysely<Tables>,
  table: 'tokens' | 'policies' | 'groups' | 'group_members' | 'policy_attachments',
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into ${sql.table(table)}
    select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::text::jsonb)
  `.execute(db);
}

/** One statement however many rows there are. */
async function replaceRows(
  db: Kysely<Tables>,
  table: 'organizations' | 'accounts' | 'projects' | 'users',
  ownColumns: readonly string[],
  rows: readonly { readonly id: string; readonly name: string }[],
): Promise<void> {
  const columns = ['id', 'name', ...ownColumns];
  const ids = rows.map((row) => row.id);
  await sql`
    update ${sql.table(table)} set removed = true
    where not removed and not (id = any(${ids}::text[]))`.execute(db);
  const list = sql.join(columns.map((column) => sql.ref(column)));
  const assignments = sql.join(
    [...columns.slice(1), 'removed'].map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`),
  );
  await sql`
    insert into ${sql.table(table)} (${list}, removed)
    select ${list}, false from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::text::jsonb)
    on conflict (id) do update set ${assignments}
    where ${sql.table(table)} is distinct from excluded`.execute(db);
}
