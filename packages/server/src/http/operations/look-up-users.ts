import type { FoundUsers } from '../../users/user-lookup.ts';
import type { OperationHandler } from '../operation-handler.ts';

/** `ListSubUsers`. */
export const listSubUsers: OperationHandler<'ListSubUsers'> = {
  async handle({ caller, path, query }, { users }) {
    const search = { keyword: query.keywords, connectionId: query.connection_id };
    return described(await users.ofAccount(caller, path.project_id, search));
  },
};

/** `ShowIamUser`. */
export const showIamUser: OperationHandler<'ShowIamUser'> = {
  async handle({ caller, path, body }, { users }) {
    const search = { userIds: idsIn(body?.user_ids ?? ''), connectionId: body?.connection_id };
    return described(await users.byIds(caller, path.project_id, search));
  },
};

/** The ids that the document's pattern lets through. */
function idsIn(text: string): readonly string[] {
  return text.split(/[;, ]+/).filter((id) => id !== '');
}

function described({ users, root }: FoundUsers) {
  return {
    total: users.length,
    data: users.map(({ userId, userName, accountId }) => ({
      domain_id: accountId,
      id: userId,
      name: userName,
    })),
    ...(root !== undefined && { primary_account_id: root.userId, primary_account_name: root.userName }),
  };
}
