import type { AuditLog } from '../audit/audit-log.ts';
import type { Caller } from '../directory/caller.ts';
import {
  deleteConnections,
  deleteOwnedConnections,
  findConnection,
  findConnections,
  insertConnection,
  lockConnection,
  lockConnections,
  updateConnection,
  type ConnectionRow,
} from '../store/connections.ts';
import { instanceStates } from '../store/instance-states.ts';
import { listConnections } from '../store/list-connections.ts';
import type { EnvelopeEncryption } from '../secrets/envelope-encryption.ts';
import type { Store } from '../store/store.ts';
import type {
  ConnectionChanges,
  ConnectionFilter,
  ConnectionService,
  ConnectionView,
  NewConnection,
} from './connection.ts';
import { connectionDoesNotExist } from './does-not-exist.ts';
import { managedConnection } from './managed-connection.ts';

/** What the service needs. */
export interface ConnectionServiceDependencies {
  readonly store: Store;
  readonly audit: AuditLog;
  readonly encryption: EnvelopeEncryption;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A new UUID. */
  readonly newId: () => string;
}

/** Connections in a store. */
export function connectionService(dependencies: ConnectionServiceDependencies): ConnectionService {
  const { store, audit, encryption, now, newId } = dependencies;
  const passwordToStore = async (projectId: string, rowId: string, login: ConnectionChanges) =>
    login.is_save_password ? encryption.encrypt({ projectId, rowId }, login.password) : null;
  return {
    async create(caller, projectId, connection) {
      const id = newId();
      const encryptedPassword = await passwordToStore(projectId, id, connection);
      await store.db.transaction().execute(async (transaction) => {
        await insertConnection(transaction, {
          ...storedMembers(connection),
          id,
          project_id: projectId,
          owner_id: caller.userId,
          encrypted_password: encryptedPassword,
          created_at: now(),
        });
        await audit.record(transaction, caller, projectId, {
          connection_ids: [id],
          password_saved: connection.is_save_password,
        });
      });
      return id;
    },

    async list(caller, projectId, filter, page) {
      const { total, rows } = await listConnections(store.db, caller, projectId, criteria(filter), page, now());
      return { total, items: rows.map(view) };
    },

    async show(caller: Caller, projectId, connectionId) {
      const row = await findConnection(store.db, caller, projectId, connectionId, now());
      if (row === undefined) throw connectionDoesNotExist(connectionId);
      return view(row);
    },

    async modify(caller, projectId, connectionId, changes) {
      managedConnection(await findConnection(store.db, caller, projectId, connectionId, now()), connectionId);
      // Before the transaction: the first password of a project makes a data key, in a transaction of its own.
      const encryptedPassword = await passwordToStore(projectId, connectionId, changes);
      await store.db.transaction().execute(async (transaction) => {
        const found = await lockConnection(transaction, caller, projectId, connectionId, now());
        await updateConnection(transaction, managedConnection(found, connectionId), {
          ...changedMembers(changes),
          last_used_at: now(),
          encrypted_password: encryptedPassword,
        });
        await audit.record(transaction, caller, projectId, {
          connection_ids: [connectionId],
          password_saved: changes.is_save_password,
        });
      });
    },

    async delete(caller, projectId, connectionIds) {
      await store.db.transaction().execute(async (transaction) => {
        await lockConnections(transaction, projectId, connectionIds);
        const found = await findConnections(transaction, caller, projectId, connectionIds, now());
        for (const id of connectionIds) managedConnection(found.get(id), id);
        await deleteConnections(transaction, connectionIds);
        await audit.record(transaction, caller, projectId, { connection_ids: connectionIds });
      });
    },

    async deleteOwned(caller, projectId) {
      await store.db.transaction().execute(async (transaction) => {
        const deleted = await deleteOwnedConnections(transaction, caller, projectId);
        await audit.record(transaction, caller, projectId, { connection_ids: deleted });
      });
    },

    sync(caller, projectId, engineType) {
      return instanceStates(store.db, caller, projectId, engineType);
    },
  };
}

/** Named one by one, so that nothing else that a request holds is ever stored. */
function storedMembers(connection: NewConnection) {
  return {
    engine_type: connection.engine_type,
    network_type: connection.network_type,
    instance_id: connection.instance_id,
    node_ids: connection.node_ids ?? [],
    username: connection.username,
    is_save_password: connection.is_save_password,
    port: connection.port ?? null,
    database_name: unlessEmpty(connection.database_name),
    remarks: unlessEmpty(connection.remarks),
    sql_record_flag: connection.sql_record_flag ?? false,
  };
}

/** Named one by one, like `storedMembers`. */
function changedMembers(changes: ConnectionChanges) {
  const { username, is_save_password, node_ids, port, database_name, remarks, sql_record_flag } = changes;
  return {
    username,
    is_save_password,
    ...(node_ids !== undefined && { node_ids }),
    ...(port !== undefined && { port }),
    ...(database_name !== undefined && { database_name: unlessEmpty(database_name) }),
    ...(remarks !== undefined && { remarks: unlessEmpty(remarks) }),
    ...(sql_record_flag !== undefined && { sql_record_flag }),
  };
}

/** Clients send the empty text for a member that they leave unset. */
function unlessEmpty(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

const sources = { NORMAL: 'owned', SHARE: 'received' } as const;

function criteria(filter: ConnectionFilter) {
  return {
    keyword: filter.condition,
    networkType: filter.networkType,
    engineType: filter.engineType,
    instanceId: filter.instanceId,
    from: filter.connectionType === undefined ? undefined : sources[filter.connectionType],
  };
}

function view(row: ConnectionRow): ConnectionView {
  return {
    connectionId: row.id,
    instanceId: row.instance_id,
    instanceName: row.instance_name ?? undefined,
    datastoreVersion: row.instance_version ?? undefined,
    ipAddress: row.instance_host ?? undefined,
    networkType: row.network_type,
    engineType: row.engine_type,
    userName: row.username,
    databaseName: row.database_name ?? undefined,
    isSavePassword: row.is_save_password,
    port: row.port ?? row.instance_port ?? undefined,
    remarks: row.remarks ?? undefined,
    createdAt: row.created_at,
    status: row.status,
    sqlRecordFlag: row.sql_record_flag,
    sharedCount: row.manages ? row.shared_count : undefined,
    receivedFrom: row.receives
      ? { userId: row.owner_id, userName: row.owner_name, expiresAt: row.share_expires_at ?? undefined }
      : undefined,
  };
}
