import type { Caller } from '../directory/caller.ts';
import type { Paged } from '../page.ts';

/** A registered user of a MySQL database. The password never leaves the service. */
export interface DbUser {
  readonly dbUserId: string;
  /** Name in the database. */
  readonly userName: string;
}

/** What is registered of a user. */
export interface DbUserLogin {
  readonly userName: string;
  readonly password: string;
}

/** Where users are registered. */
export interface DbUserPlace {
  readonly projectId: string;
  readonly instanceId: string;
}

/** Which users to list; every member that is set must match. */
export interface DbUserFilter {
  readonly dbUserId: string | undefined;
  /** The whole name; upper and lower case differ. */
  readonly userName: string | undefined;
}

/**
 * Users of MySQL databases, registered for calls about their instance. They belong to the project: all of its users see and use
 * them. A user of another instance or project is answered like one that does not exist.
 */
export interface DbUserService {
  /**
   * Registers a user and gives its id.
   *
   * @throws ServiceError `invalidParameter` where the name is registered already, `engineIsNotMysql` where the instance is known
   * and has another engine.
   */
  register(caller: Caller, place: DbUserPlace, login: DbUserLogin): Promise<string>;
  /** A part of the users, the oldest first. */
  list(
    place: DbUserPlace,
    filter: DbUserFilter,
    part: { readonly offset: number; readonly limit: number },
  ): Promise<Paged<DbUser>>;
  /** @throws ServiceError `dbUserDoesNotExist`. */
  show(place: DbUserPlace, dbUserId: string): Promise<DbUser>;
  /**
   * Replaces name and password.
   *
   * @throws ServiceError `dbUserDoesNotExist`, or `invalidParameter` where another user has the name.
   */
  update(caller: Caller, place: DbUserPlace, dbUserId: string, login: DbUserLogin): Promise<void>;
  /** @throws ServiceError `dbUserDoesNotExist`. */
  remove(caller: Caller, place: DbUserPlace, dbUserId: string): Promise<void>;
}
