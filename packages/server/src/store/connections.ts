import {
  sql,
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type Nullable,
  type Selectable,
  type SqlBool,
} from 'kysely';
import type { ConnectionTable, Tables } from './schema.ts';
import { searchText } from './search-text.ts';

/** A login to store. */
export type ConnectionToStore = Omit<ConnectionTable, 'sequence' | 'status' | 'search_text' | 'last_used_at'>;

/** Members of a login that may change. */
export type ConnectionUpdate = Pick<
  ConnectionTable,
  'username' | 'is_save_password' | 'encrypted_password' | 'last_used_at'
> &
  Partial<Pick<ConnectionToStore, 'node_ids' | 'port' | 'database_name' | 'remarks' | 'sql_record_flag'>>;

/** Who asks. */
export interface Viewer {
  readonly userId: string;
  readonly accountId: string;
  readonly root: boolean;
}

/** A connection with what the viewer is to it. */
export type ConnectionRow = Pick<
  Selectable<ConnectionTable>,
  | 'id'
  | 'sequence'
  | 'instance_id'
  | 'network_type'
  | 'engine_type'
  | 'username'
  | 'database_name'
  | 'is_save_password'
  | 'port'
  | 'remarks'
  | 'created_at'
  | 'status'
  | 'sql_record_flag'
  | 'owner_id'
> & {
  readonly owner_name: string;
  /** Whether the viewer is the owner, or the root user of the account, and asks in the connection's own project. */
  readonly manages: boolean;
  /** Whether another user shares it with the viewer, and the share has not expired. */
  readonly receives: boolean;
  readonly share_expires_at: number | null;
  /** Of the instance; null where the project's directory never knew it. */
  readonly instance_name: string | null;
  readonly instance_version: string | null;
  readonly instance_host: string | null;
  readonly instance_port: number | null;
  readonly shared_count: number;
};

/** Stores a new connection. */
export async function insertConnection(db: Kysely<Tables>, connection: ConnectionToStore): Promise<void> {
  const { instance_id, remarks, username } = connection;
  await db
    .insertInto('connections')
    .values({
      ...connection,
      last_used_at: connection.created_at,
      search_text: searchText(instance_id, remarks ?? '', username),
    })
    .execute();
}

/** Changes a connection, which must be locked. */
export async function updateConnection(
  transaction: Kysely<Tables>,
  connection: Pick<ConnectionRow, 'id' | 'instance_id' | 'remarks'>,
  update: ConnectionUpdate,
): Promise<void> {
  const { remarks = connection.remarks, username } = update;
  await transaction
    .updateTable('connections')
    .set({ ...update, search_text: searchText(connection.instance_id, remarks ?? '', username) })
    .where('id', '=', connection.id)
    .execute();
}

/** A connection that the viewer manages in the project or receives from another user; `undefined` for all others. */
export function findConnection(
  db: Kysely<Tables>,
  viewer: Viewer,
  projectId: string,
  connectionId: string,
  now: number,
): Promise<ConnectionRow | undefined> {
  return connectionRows(db, viewer, projectId, now)
    .where('connections.id', '=', connectionId)
    .where((row) => row.or([manages(viewer, projectId)(row), receives(viewer)(row)]))
    .executeTakeFirst();
}

/** Those of several connections that the viewer manages in the project or receives, with the account they belong to. */
export function visibleConnections(
  db: Kysely<Tables>,
  viewer: Viewer,
  projectId: string,
  connectionIds: readonly string[],
  now: number,
): Promise<readonly { readonly id: string; readonly instance_id: string; readonly account_id: string }[]> {
  return connectionRows(db, viewer, projectId, now)
    .clearSelect()
    .select(['connections.id', 'connections.instance_id', 'owner_projects.account_id'])
    .where(sql<boolean>`connections.id = any(${connectionIds}::text[])`)
    .where((row) => row.or([manages(viewer, projectId)(row), receives(viewer)(row)]))
    .execute();
}

/** Ids of everything that the viewer owns in the project. */
export async function ownedConnectionIds(
  db: Kysely<Tables>,
  viewer: Viewer,
  projectId: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('connections')
    .select('id')
    .where('project_id', '=', projectId)
    .where('owner_id', '=', viewer.userId)
    .execute();
  return rows.map(({ id }) => id);
}

/** Finds connections like `findConnection`, by their ids. */
export async function findConnections(
  db: Kysely<Tables>,
  viewer: Viewer,
  projectId: string,
  connectionIds: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, ConnectionRow>> {
  const rows = await connectionRows(db, viewer, projectId, now)
    .where(sql<boolean>`connections.id = any(${connectionIds}::text[])`)
    .where((row) => row.or([manages(viewer, projectId)(row), receives(viewer)(row)]))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Locks connections of a project until the transaction ends: all in the order of their ids, so that two transactions cannot block each
 * other. Those of other projects are nobody's to lock: a stranger must not even wait for them.
 */
export async function lockConnections(
  transaction: Kysely<Tables>,
  projectId: string,
  connectionIds: readonly string[],
): Promise<void> {
  await transaction
    .selectFrom('connections')
    .select('id')
    .where('project_id', '=', projectId)
    .where(sql<boolean>`id = any(${connectionIds}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Deletes connections with their shares. */
export async function deleteConnections(transaction: Kysely<Tables>, connectionIds: readonly string[]): Promise<void> {
  await transaction
    .deleteFrom('connections')
    .where(sql<boolean>`id = any(${connectionIds}::text[])`)
    .execute();
}

/** Deletes every connection that the viewer owns in the project, and gives their ids; in one statement that locks them in the order of their ids. */
export async function deleteOwnedConnections(
  db: Kysely<Tables>,
  viewer: Viewer,
  projectId: string,
): Promise<readonly string[]> {
  const deleted = await db
    .with('owned', (query) =>
      query
        .selectFrom('connections')
        .innerJoin('projects', 'projects.id', 'connections.project_id')
        .select('connections.id')
        .where('connections.project_id', '=', projectId)
        .where('projects.account_id', '=', viewer.accountId)
        .where('connections.owner_id', '=', viewer.userId)
        .orderBy('connections.id')
        .forUpdate('connections'),
    )
    .deleteFrom('connections')
    .using('owned')
    .whereRef('connections.id', '=', 'owned.id')
    .returning('connections.id')
    .execute();
  return deleted.map((connection) => connection.id);
}

/**
 * Finds a connection like `findConnection`, and keeps other transactions from changing its shares until this one ends.
 * Transactions on one connection so run one after the other, and cannot block each other.
 */
export async function lockConnection(
  transaction: Kysely<Tables>,
  viewer: Viewer,
  projectId: string,
  connectionId: string,
  now: number,
): Promise<ConnectionRow | undefined> {
  // One statement, which locks nothing that is not the viewer's to change: nobody can hold up the requests of others, or notice them.
  const managed = await connectionRows(transaction, viewer, projectId, now)
    .where('connections.id', '=', connectionId)
    .where(manages(viewer, projectId))
    .forNoKeyUpdate('connections')
    .executeTakeFirst();
  return managed ?? findConnection(transaction, viewer, projectId, connectionId, now);
}

/** The tables that the conditions below look at, with the viewer's share (if any) as `received`, and the instance where it is known. */
type Joined = Tables & {
  owners: Tables['users'];
  owner_projects: Tables['projects'];
  received: Nullable<Tables['shares']>;
  instances: Nullable<Tables['instances']>;
};
type Row = ExpressionBuilder<Joined, 'connections' | 'owners' | 'owner_projects' | 'received' | 'instances'>;
type Condition = (row: Row) => Expression<SqlBool>;

const owns =
  (viewer: Viewer, projectId: string): Condition =>
  (row) =>
    row.and([
      row('connections.project_id', '=', projectId),
      row('owner_projects.account_id', '=', viewer.accountId),
      row('connections.owner_id', '=', viewer.userId),
    ]);

const manages =
  (viewer: Viewer, projectId: string): Condition =>
  (row) =>
    viewer.root
      ? row.and([
          row('connections.project_id', '=', projectId),
          row('owner_projects.account_id', '=', viewer.accountId),
        ])
      : owns(viewer, projectId)(row);

/** A share of a removed owner, or of a project that was removed, does not count: nobody answers for it any more. */
const receives =
  (viewer: Viewer): Condition =>
  (row) =>
    row.and([
      row('received.connection_id', 'is not', null),
      row('connections.owner_id', '!=', viewer.userId),
      row('owners.removed', '=', false),
      row('owner_projects.removed', '=', false),
    ]);

/** Connections with what the viewer is to each; the caller says which. */
export function connectionRows(db: Kysely<Tables>, viewer: Viewer, projectId: string, now: number) {
  return (
    db
      .selectFrom('connections')
      .innerJoin('users as owners', 'owners.id', 'connections.owner_id')
      .innerJoin('projects as owner_projects', 'owner_projects.id', 'connections.project_id')
      .leftJoin('shares as received', (join) =>
        join
          .onRef('received.connection_id', '=', 'connections.id')
          .on('received.user_id', '=', viewer.userId)
          .on((share) => share.or([share('received.expires_at', 'is', null), share('received.expires_at', '>', now)])),
      )
      // The same id in another project is another instance, of which nothing may show here.
      .leftJoin('instances', (join) =>
        join
          .onRef('instances.project_id', '=', 'connections.project_id')
          .onRef('instances.id', '=', 'connections.instance_id'),
      )
      .select([
        'connections.id',
        'connections.sequence',
        'connections.instance_id',
        'connections.network_type',
        'connections.engine_type',
        'connections.username',
        'connections.database_name',
        'connections.is_save_password',
        'connections.port',
        'connections.remarks',
        'connections.created_at',
        'connections.sql_record_flag',
        'connections.owner_id',
        'owners.name as owner_name',
        'received.expires_at as share_expires_at',
        'instances.name as instance_name',
        'instances.version as instance_version',
        'instances.host as instance_host',
        'instances.port as instance_port',
      ])
      .select((row) => [
        sql<boolean>`${manages(viewer, projectId)(row)}`.as('manages'),
        sql<boolean>`${receives(viewer)(row)}`.as('receives'),
        sql<
          'NORMAL' | 'INSTANCE_DELETE'
        >`case when instances.removed then 'INSTANCE_DELETE' else connections.status end`.as('status'),
        sql<number>`(select count(*) from shares where shares.connection_id = connections.id)`.as('shared_count'),
      ])
  );
}
