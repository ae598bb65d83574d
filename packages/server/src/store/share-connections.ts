import type { Kysely } from 'kysely';
import type { Viewer } from './connections.ts';
import { writtenStatement } from './prepared-statement.ts';
import type { AuditEventTable, Tables } from './schema.ts';
import { searchText } from './search-text.ts';

/** A connection to share with users. */
export interface ShareToMake {
  readonly viewer: Viewer;
  readonly projectId: string;
  readonly connectionId: string;
  /** Each listed once. */
  readonly users: readonly { readonly user_id: string; readonly user_name: string }[];
  readonly sharedAt: number;
  readonly expiresAt: number | null;
  /** What the audit trail tells of it. */
  readonly event: AuditEventTable;
}

/** What a transaction does about a connection that another one has locked: `skip` makes no share of it. */
export type WhereLocked = 'wait' | 'skip';

const statementWith = (lockClause: string): string => `
  with asked as (
    select * from jsonb_to_recordset($1::text::jsonb) as asked (
      place integer, connection_id text, project_id text, account_id text, viewer_id text, root boolean,
      user_ids text[], user_names text[], search_texts text[], shared_at bigint, expires_at bigint,
      id text, chain text, recorded_at bigint, event text, mac text)
  ), managed as (
    select asked.*, locked.owner_id from asked cross join lateral (
      select connections.owner_id from connections
      where connections.id = asked.connection_id
        -- Not with =, lest an index of the project be taken for that of the id.
        and connections.project_id is not distinct from asked.project_id
        and (asked.root or connections.owner_id = asked.viewer_id)
        and exists (select from projects where projects.id = asked.project_id and projects.account_id = asked.account_id)
      for no key update ${lockClause}
    ) as locked
  ), shared as (
    select * from managed where not owner_id = any(user_ids) and not viewer_id = any(user_ids)
  ), inserted as (
    insert into shares (connection_id, user_id, user_name, search_text, shared_at, expires_at)
    select connection_id, user_id, user_name, search_text, shared_at, expires_at
    from shared cross join lateral unnest(user_ids, user_names, search_texts) with ordinality
      as listed (user_id, user_name, search_text, position)
    order by place, position
    on conflict (connection_id, user_id) do update
    set user_name = excluded.user_name, search_text = excluded.search_text, expires_at = excluded.expires_at
  ), recorded as (
    insert into audit_events (id, chain, recorded_at, event, mac)
    select id, chain, recorded_at, event, mac from shared
  )
  select place, owner_id from managed`;

const statements: Readonly<Record<WhereLocked, string>> = {
  wait: statementWith(''),
  skip: `/* prepared share */${statementWith('skip locked')}`,
};

/**
 * Shares connections and adds the events of that to the audit trail: one statement for any number, and so one transaction. Who has a
 * connection already gets the new name and expiry.
 *
 * No share is made of a connection that the viewer does not manage, and none where its owner or the viewer is among the users.
 * Connections are locked like `lockConnection` does, so that shares of one are changed by one transaction after the other.
 *
 * @param shares - A user of a connection is in one of them only. With `wait` there is one.
 * @returns For each share the owner of the connection, whether or not it was made; `undefined` where the viewer does not manage the
 *   connection, or it was skipped.
 */
export async function shareConnections(
  db: Kysely<Tables>,
  shares: readonly ShareToMake[],
  whereLocked: WhereLocked,
): Promise<readonly (string | undefined)[]> {
  const asked = shares.map(({ viewer, users, ...share }, place) => ({
    place,
    connection_id: share.connectionId,
    project_id: share.projectId,
    account_id: viewer.accountId,
    viewer_id: viewer.userId,
    root: viewer.root,
    user_ids: users.map((user) => user.user_id),
    user_names: users.map((user) => user.user_name),
    search_texts: users.map((user) => searchText(user.user_id, user.user_name)),
    shared_at: share.sharedAt,
    expires_at: share.expiresAt,
    ...share.event,
  }));
  const { rows } = await db.executeQuery(
    writtenStatement<{ readonly place: number; readonly owner_id: string }>(statements[whereLocked], [
      JSON.stringify(asked),
    ]),
  );
  const owners = new Map(rows.map((row) => [row.place, row.owner_id]));
  return shares.map((_, place) => owners.get(place));
}
