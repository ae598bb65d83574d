import type { OperationHandler } from '../operation-handler.ts';

/** `Login` (das_01_0317). */
export const login: OperationHandler<'Login'> = {
  auditEveryAnswer: true,
  async handle({ caller, path }, { logins }) {
    const picked = await logins.loginToInstance(caller, path.project_id, path.instance_id);
    return {
      connection_id: picked.connectionId,
      instance_name: picked.instanceName,
      instance_id: picked.instanceId,
      login_user: picked.username,
      database_name: picked.databaseName ?? '',
      engine_type: picked.engineType,
    };
  },
};
