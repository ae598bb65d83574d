import type { OperationHandler } from '../operation-handler.ts';
import { connectionInfo } from './connection-info.ts';

/** `ShowConnectionDetail`. */
export const showConnectionDetail: OperationHandler<'ShowConnectionDetail'> = {
  // The Terraform provider reads 404 of this operation as deleted.
  statusOf: { connectionDoesNotExist: 404 },
  async handle({ caller, path }, { connections }) {
    return { das_conn_info: connectionInfo(await connections.show(caller, path.project_id, path.connection_id)) };
  },
};
