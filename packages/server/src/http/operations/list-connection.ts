import type { OperationHandler } from '../operation-handler.ts';
import { pageOf } from '../page-parameters.ts';
import { connectionInfo } from './connection-info.ts';

/** `ListConnection` (das_01_0414). */
export const listConnection: OperationHandler<'ListConnection'> = {
  async handle({ caller, path, query }, { connections }) {
    const { total, items } = await connections.list(
      caller,
      path.project_id,
      {
        condition: query.condition,
        networkType: query.network_type,
        engineType: query.datastore_type,
        instanceId: query.instance_id,
        connectionType: query.connection_type,
      },
      pageOf({ name: 'curpage', digits: query.curpage }, { name: 'perpage', digits: query.perpage }),
    );
    return { total_record: total, das_conn_info_list: items.map(connectionInfo) };
  },
};
