import type { operations, Schema } from '@opendas/types';
import type { ConnectionFilter } from '../../connections/connection.ts';
import type { Page } from '../../page.ts';
import type { OperationHandler } from '../operation-handler.ts';
import { pageFrom, pageOf } from '../page-parameters.ts';
import { connectionInfo } from './connection-info.ts';

type ListConnectionQuery = NonNullable<operations['ListConnection']['parameters']['query']>;
type ListConnectionsQuery = NonNullable<operations['ListConnections']['parameters']['query']>;

/** `ListConnection` (das_01_0414). */
export const listConnection: OperationHandler<'ListConnection'> = {
  async handle({ caller, path, query }, { connections }) {
    const { total, items } = await connections.list(caller, path.project_id, filterOf(query), pageOfQuery(query));
    return { total_record: total, das_conn_info_list: items.map(connectionInfo) };
  },
};

/** `ListConnections` (das_01_0071): the same list in another spelling of pages. */
export const listConnections: OperationHandler<'ListConnections'> = {
  async handle({ caller, path, query }, { connections }) {
    const page = pageFrom(query.offset, query.limit);
    const { total, items } = await connections.list(caller, path.project_id, filterOf(query), page);
    return { total_record: total, das_conn_info_list: items.map(connectionInfo).map(withoutFour) };
  },
};

/** The Terraform provider pages with `offset` and `limit`, the page and the SDKs with `curpage` and `perpage`, which count where both are there. */
function pageOfQuery({ curpage, perpage, offset, limit }: ListConnectionQuery): Page {
  const inPages = curpage !== undefined || perpage !== undefined;
  return inPages
    ? pageOf({ name: 'curpage', digits: curpage }, { name: 'perpage', digits: perpage })
    : pageFrom(offset, limit);
}

function filterOf(query: ListConnectionQuery | ListConnectionsQuery): ConnectionFilter {
  return {
    condition: query.condition,
    networkType: query.network_type,
    engineType: query.datastore_type,
    instanceId: query.instance_id,
    connectionType: query.connection_type,
  };
}

/** The shorter record (das_01_0071) lacks four members. */
function withoutFour(info: Schema<'DasConnInfo'>): Schema<'ApiListConnectionsInfoRespDasConnInfoList'> {
  const { instance_type: _, sql_record_flag: _flag, shared_count: _count, service_type: _service, ...shorter } = info;
  return shorter;
}
