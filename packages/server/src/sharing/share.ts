import type { Schema } from '@opendas/types';
import type { Caller } from '../directory/caller.ts';
import type { Page, Paged } from '../page.ts';

/** The recipient of a share: id and name. */
export type Recipient = Schema<'ShareConnUserInfo'>;

/** One share of a connection, as its owner sees it. Times are epoch milliseconds. */
export interface Share {
  readonly userId: string;
  readonly userName: string;
  readonly sharedAt: number;
  /** `undefined`: no expiry. */
  readonly expiresAt: number | undefined;
}

/**
 * Shares of connections. Only the owner of a connection, or the root user of the owner's account, may use these:
 * a recipient gets `notAuthorized`, everybody else `connectionDoesNotExist`, as for an id that does not exist.
 */
export interface SharingService {
  /**
   * Shares a connection with all these users, or with none. A user who has it already gets the new name and expiry.
   *
   * @param expiresAt - Epoch milliseconds, or `undefined` for no expiry.
   * @throws ServiceError `invalidParameter` where the expiry has passed, a recipient is the owner, or a user is listed with two names.
   */
  share(
    caller: Caller,
    projectId: string,
    share: {
      readonly connectionId: string;
      readonly users: readonly Recipient[];
      readonly expiresAt: number | undefined;
    },
  ): Promise<void>;
  /**
   * Cancels the shares of all these users, or of none.
   *
   * @throws ServiceError `shareDoesNotExist` naming the first user the connection is not shared with.
   */
  cancel(
    caller: Caller,
    projectId: string,
    cancellation: { readonly connectionId: string; readonly users: readonly Recipient[] },
  ): Promise<void>;
  /**
   * Gives the share of the user with this id a new name; its expiry stays.
   *
   * @throws ServiceError `shareDoesNotExist` where the connection is not shared with the user.
   */
  rename(caller: Caller, projectId: string, connectionId: string, user: Recipient): Promise<void>;
  /** The shares of a connection, expired ones included, the oldest first. `keywords` is a text in user id or name. */
  list(
    caller: Caller,
    projectId: string,
    connectionId: string,
    keywords: string | undefined,
    page: Page,
  ): Promise<Paged<Share>>;
}
