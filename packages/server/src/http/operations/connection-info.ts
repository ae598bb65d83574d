import type { Schema } from '@opendas/types';
import type { ConnectionView } from '../../connections/connection.ts';

/** A connection in the names of the API (`DasConnInfo`, das_01_0414). A member without a value is left out. */
export function connectionInfo(view: ConnectionView): Schema<'DasConnInfo'> {
  const { receivedFrom } = view;
  return {
    connection_id: view.connectionId,
    instance_id: view.instanceId,
    network_type: view.networkType,
    engine_type: view.engineType,
    user_name: view.userName,
    is_save_password: view.isSavePassword,
    create_at: view.createdAt,
    status: view.status,
    sql_record_flag: view.sqlRecordFlag,
    conn_share_type: receivedFrom === undefined ? 'NORMAL' : 'SHARE',
    ...(view.instanceName !== undefined && { instance_name: view.instanceName }),
    ...(view.datastoreVersion !== undefined && { datastore_version: view.datastoreVersion }),
    ...(view.ipAddress !== undefined && { ip_address: view.ipAddress }),
    ...(view.databaseName !== undefined && { database_name: view.databaseName }),
    ...(view.port !== undefined && { port: view.port }),
    ...(view.remarks !== undefined && { remarks: view.remarks }),
    ...(view.sharedCount !== undefined && { shared_count: view.sharedCount }),
    ...(receivedFrom !== undefined && {
      shared_user_id: receivedFrom.userId,
      shared_user_name: receivedFrom.userName,
      ...(receivedFrom.expiresAt !== undefined && { expired_time: receivedFrom.expiresAt }),
    }),
  };
}
