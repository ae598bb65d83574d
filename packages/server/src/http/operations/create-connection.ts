import type { OperationHandler } from '../operation-handler.ts';

/** `CreateConnection` (das_01_0415). */
export const createConnection: OperationHandler<'CreateConnection'> = {
  async handle({ caller, path, body }, { connections }) {
    return { connection_id: await connections.create(caller, path.project_id, body) };
  },
};
