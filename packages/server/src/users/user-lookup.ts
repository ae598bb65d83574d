import type { Caller } from '../directory/caller.ts';

/** A user that a connection can be shared with. */
export interface FoundUser {
  readonly userId: string;
  readonly userName: string;
  /** The caller's account. */
  readonly accountId: string;
}

/** Users for whom somebody looked. */
export interface FoundUsers {
  readonly users: readonly FoundUser[];
  /** The root user of the caller's account. */
  readonly root: { readonly userId: string; readonly userName: string } | undefined;
}

/**
 * Finds users to share a connection with. Where a connection is named the caller must manage it: a recipient gets
 * `notAuthorized`, everybody else `connectionDoesNotExist`.
 */
export interface UserLookup {
  /**
   * The users of the caller's account, by name: without the caller and the root user, and without the owner of the connection and
   * those who have it now.
   *
   * @param search.keyword - Text in id or name, in upper or lower case.
   */
  ofAccount(
    caller: Caller,
    projectId: string,
    search: { readonly keyword: string | undefined; readonly connectionId: string | undefined },
  ): Promise<FoundUsers>;
  /** The users of the caller's account with these ids, in the order of the ids. All other ids are left out, those of other accounts too. */
  byIds(
    caller: Caller,
    projectId: string,
    search: { readonly userIds: readonly string[]; readonly connectionId: string | undefined },
  ): Promise<FoundUsers>;
}
