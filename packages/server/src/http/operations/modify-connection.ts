import type { OperationHandler } from '../operation-handler.ts';

/** `ModifyConnection` (das_01_0416): 200 without a body. */
export const modifyConnection: OperationHandler<'ModifyConnection'> = {
  async handle({ caller, path, body }, { connections }) {
    await connections.modify(caller, path.project_id, path.connection_id, body);
    return undefined;
  },
};
