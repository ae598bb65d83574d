import type { OperationHandler } from '../operation-handler.ts';

/** `CreateDbsConnection` (das_01_0235): saves a login like `CreateConnection`. */
export const createDbsConnection: OperationHandler<'CreateDbsConnection'> = {
  async handle({ caller, path, body }, { connections }) {
    return { connection_id: await connections.create(caller, path.project_id, body) };
  },
};
