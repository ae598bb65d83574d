import type { DbUser, DbUserLogin, DbUserPlace } from '../../db-users/db-user.ts';
import type { OperationHandler } from '../operation-handler.ts';

/** `RegisterDbUser`. */
export const registerDbUser: OperationHandler<'RegisterDbUser'> = {
  async handle({ caller, path, body }, { dbUsers }) {
    return { db_user_id: await dbUsers.register(caller, placeOf(path), loginOf(body)) };
  },
};

/** `ListDbUsers`. */
export const listDbUsers: OperationHandler<'ListDbUsers'> = {
  async handle({ path, query }, { dbUsers }) {
    const { total, items } = await dbUsers.list(
      placeOf(path),
      { dbUserId: query.db_user_id, userName: query.db_username === '' ? undefined : query.db_username },
      { offset: query.offset ?? 0, limit: query.limit ?? 100 },
    );
    return { total, db_users: items.map(described) };
  },
};

/** `ShowDbUser`. */
export const showDbUser: OperationHandler<'ShowDbUser'> = {
  async handle({ path }, { dbUsers }) {
    return { db_user: described(await dbUsers.show(placeOf(path), path.db_user_id)) };
  },
};

/** `UpdateDbUser`. */
export const updateDbUser: OperationHandler<'UpdateDbUser'> = {
  async handle({ caller, path, body }, { dbUsers }) {
    await dbUsers.update(caller, placeOf(path), path.db_user_id, loginOf(body));
    return { result: 'OK' };
  },
};

/** `DeleteDbUser`. */
export const deleteDbUser: OperationHandler<'DeleteDbUser'> = {
  async handle({ caller, path }, { dbUsers }) {
    await dbUsers.remove(caller, placeOf(path), path.db_user_id);
    return { result: 'OK' };
  },
};

function placeOf(path: { readonly project_id: string; readonly instance_id: string }): DbUserPlace {
  return { projectId: path.project_id, instanceId: path.instance_id };
}

function loginOf(body: { readonly db_username: string; readonly db_user_password: string }): DbUserLogin {
  return { userName: body.db_username, password: body.db_user_password };
}

function described({ dbUserId, userName }: DbUser) {
  return { db_user_id: dbUserId, db_username: userName };
}
