import type { OperationHandler } from '../operation-handler.ts';
import { pageOf } from '../page-parameters.ts';

/** `ListSharedConnections` (das_01_0211). */
export const listSharedConnections: OperationHandler<'ListSharedConnections'> = {
  async handle({ caller, path, query }, { sharing }) {
    const { total, items } = await sharing.list(
      caller,
      path.project_id,
      path.connection_id,
      query.keywords,
      pageOf({ name: 'cur_page', digits: query.cur_page }, { name: 'per_page', digits: query.per_page }),
    );
    return {
      total,
      data: items.map(({ userId, userName, sharedAt, expiresAt }) => ({
        user_id: userId,
        user_name: userName,
        shared_time: sharedAt,
        ...(expiresAt !== undefined && { expired_time: expiresAt }),
      })),
    };
  },
};
