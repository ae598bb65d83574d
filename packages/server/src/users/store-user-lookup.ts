import { managedConnection } from '../connections/managed-connection.ts';
import type { Caller } from '../directory/caller.ts';
import { findConnection, type ConnectionRow } from '../store/connections.ts';
import { foldCase, searchText } from '../store/search-text.ts';
import type { Store } from '../store/store.ts';
import { recipientsNow, usersOfAccount, type UserRow } from '../store/users.ts';
import type { FoundUser, FoundUsers, UserLookup } from './user-lookup.ts';

/** What the look-up needs. */
export interface UserLookupDependencies {
  readonly store: Store;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Looks users up in the directory of a store. */
export function userLookup({ store, now }: UserLookupDependencies): UserLookup {
  const managed = async (
    caller: Caller,
    projectId: string,
    connectionId: string | undefined,
  ): Promise<ConnectionRow | undefined> =>
    connectionId === undefined
      ? undefined
      : managedConnection(await findConnection(store.db, caller, projectId, connectionId, now()), connectionId);

  return {
    async ofAccount(caller, projectId, { keyword, connectionId }) {
      const connection = await managed(caller, projectId, connectionId);
      const leftOut = new Set([caller.userId]);
      if (connection !== undefined) {
        leftOut.add(connection.owner_id);
        for (const userId of await recipientsNow(store.db, connection.id, now())) leftOut.add(userId);
      }
      const members = await usersOfAccount(store.db, caller.accountId);
      const users = members.filter((user) => !user.root && !leftOut.has(user.id) && matches(user, keyword));
      return found(users, members);
    },

    async byIds(caller, projectId, { userIds, connectionId }) {
      await managed(caller, projectId, connectionId);
      const members = await usersOfAccount(store.db, caller.accountId);
      const byId = new Map(members.map((user) => [user.id, user]));
      return found(
        [...new Set(userIds)].flatMap((id) => byId.get(id) ?? []),
        members,
      );
    },
  };
}

function matches(user: UserRow, keyword: string | undefined): boolean {
  return keyword === undefined || searchText(user.id, user.name).includes(foldCase(keyword));
}

function found(users: readonly UserRow[], members: readonly UserRow[]): FoundUsers {
  const root = members.find((user) => user.root);
  return {
    users: users.map((user): FoundUser => ({
      userId: user.id,
      userName: user.name,
      accountId: user.account_id,
    })),
    root: root === undefined ? undefined : { userId: root.id, userName: root.name },
  };
}
