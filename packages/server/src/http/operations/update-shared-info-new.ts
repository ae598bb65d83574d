import type { OperationHandler } from '../operation-handler.ts';

/** `UpdateSharedInfoNew` (das_01_0229). */
export const updateSharedInfoNew: OperationHandler<'UpdateSharedInfoNew'> = {
  async handle({ caller, path, body }, { sharing }) {
    const user = { user_id: body.user_id, user_name: body.new_user_name };
    await sharing.rename(caller, path.project_id, path.connection_id, user);
    return { status: true };
  },
};
