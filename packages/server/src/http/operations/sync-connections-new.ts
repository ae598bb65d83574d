import type { OperationHandler } from '../operation-handler.ts';

/** `SyncConnectionsNew`: says what the directory knows of the instances of the caller's connections. */
export const syncConnectionsNew: OperationHandler<'SyncConnectionsNew'> = {
  async handle({ caller, path, body }, { connections }) {
    const { known, removed, unknown } = await connections.sync(caller, path.project_id, body?.engine_type);
    return {
      msg:
        `Compared with the directory of instances: ${counted(known + removed + unknown)}. ` +
        `Instance exists: ${known}. Instance was deleted: ${removed}. Instance is not known: ${unknown}.`,
    };
  },
};

function counted(connections: number): string {
  return connections === 1 ? '1 connection' : `${connections} connections`;
}
