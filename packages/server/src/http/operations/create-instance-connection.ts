import type { OperationHandler } from '../operation-handler.ts';

/** `CreateInstanceConnection` (das_01_0070): the path names the instance. */
export const createInstanceConnection: OperationHandler<'CreateInstanceConnection'> = {
  async handle({ caller, path, body }, { connections }) {
    const login = { ...body, instance_id: path.instance_id };
    return { connection_id: await connections.create(caller, path.project_id, login) };
  },
};
