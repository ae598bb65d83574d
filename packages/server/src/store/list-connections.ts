import { sql, type Kysely } from 'kysely';
import type { Page } from '../page.ts';
import { connectionRows, type ConnectionRow, type Viewer } from './connections.ts';
import { countedPage, type CountedPage } from './counted-page.ts';
import type { Tables } from './schema.ts';
import { containsPattern } from './search-text.ts';

/** Which connections to list; every member that is set must match. */
export interface ConnectionCriteria {
  /** Text in the instance's id, name or host, the remarks or the database user. */
  readonly keyword: string | undefined;
  readonly networkType: string | undefined;
  readonly engineType: string | undefined;
  readonly instanceId: string | undefined;
  /** `owned` by the viewer in the project, or `received` from other users. */
  readonly from: 'owned' | 'received' | undefined;
}

/**
 * What the viewer owns in the project and receives, the newest first, and how many these are on all pages.
 *
 * Both sources are read by an index of their own (`connections_of_owner`, `shares_with_user`): one condition over both would read
 * every connection there is. Only the rows of the page are looked at more closely.
 */
export function listConnections(
  db: Kysely<Tables>,
  viewer: Viewer,
  projectId: string,
  criteria: ConnectionCriteria,
  page: Page,
  now: number,
): Promise<CountedPage<ConnectionRow>> {
  const { from } = criteria;
  const owned = from === 'received' ? undefined : matching(ownedBy(db, viewer, projectId), criteria);
  const received = from === 'owned' ? undefined : matching(receivedBy(db, viewer, now), criteria);
  const sources = [owned, received].filter((source) => source !== undefined);
  const upToPage = sources.map(
    (source) =>
      sql`(${source
        .orderBy('connections.created_at', 'desc')
        .orderBy('connections.sequence', 'desc')
        .limit(page.offset + page.limit)})`,
  );
  const counts = sources.map((source) => sql<number>`(select count(*) from ${source} as counted_rows)`);
  const ids = sql<string>`(
    select id from (${sql.join(upToPage, sql` union all `)}) as candidates
    order by created_at desc, sequence desc offset ${page.offset} limit ${page.limit})`;
  return countedPage<ConnectionRow>(
    db,
    sql<number>`${sql.join(counts, sql` + `)}`,
    connectionRows(db, viewer, projectId, now).where('connections.id', 'in', ids),
    sql`listed.created_at desc, listed.sequence desc`,
  );
}

function ownedBy(db: Kysely<Tables>, viewer: Viewer, projectId: string) {
  return connectionIds(db)
    .where('connections.project_id', '=', projectId)
    .where('connections.owner_id', '=', viewer.userId)
    .where((row) =>
      row.exists(
        row
          .selectFrom('projects')
          .select('projects.id')
          .where('projects.id', '=', projectId)
          .where('projects.account_id', '=', viewer.accountId),
      ),
    );
}

/** A share of a removed owner, or of a project that was removed, does not count: see `receives` in connections.ts. */
function receivedBy(db: Kysely<Tables>, viewer: Viewer, now: number) {
  return connectionIds(db)
    .where('connections.owner_id', '!=', viewer.userId)
    .where((row) =>
      row.exists(
        row
          .selectFrom('users')
          .select('users.id')
          .whereRef('users.id', '=', 'connections.owner_id')
          .where('users.removed', '=', false),
      ),
    )
    .where((row) =>
      row.exists(
        row
          .selectFrom('projects')
          .select('projects.id')
          .whereRef('projects.id', '=', 'connections.project_id')
          .where('projects.removed', '=', false),
      ),
    )
    .where('connections.id', 'in', (query) =>
      query
        .selectFrom('shares')
        .select('shares.connection_id')
        .where('shares.user_id', '=', viewer.userId)
        .where((share) => share.or([share('shares.expires_at', 'is', null), share('shares.expires_at', '>', now)])),
    );
}

/** What a page is ordered by, of every connection. */
function connectionIds(db: Kysely<Tables>) {
  return db
    .selectFrom('connections')
    .leftJoin('instances', (join) =>
      join
        .onRef('instances.project_id', '=', 'connections.project_id')
        .onRef('instances.id', '=', 'connections.instance_id'),
    )
    .select(['connections.id', 'connections.created_at', 'connections.sequence']);
}

function matching(source: ReturnType<typeof connectionIds>, criteria: ConnectionCriteria) {
  const { keyword, networkType, engineType, instanceId } = criteria;
  let found = source;
  if (keyword !== undefined) {
    const pattern = containsPattern(keyword);
    found = found.where((row) =>
      row.or([row('connections.search_text', 'like', pattern), row('instances.search_text', 'like', pattern)]),
    );
  }
  if (networkType !== undefined) found = found.where(sql.ref('connections.network_type'), '=', networkType);
  if (engineType !== undefined) found = found.where(sql.ref('connections.engine_type'), '=', engineType);
  if (instanceId !== undefined) found = found.where('connections.instance_id', '=', instanceId);
  return found;
}
