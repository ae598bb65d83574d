import type { Schema } from '@opendas/types';
import type { Caller } from '../directory/caller.ts';

/** A login to try out before it is saved. */
export type LoginToTest = Schema<'ExecuteTestConnectionNewRequestBody'>;

/** The login that was picked for an instance. */
export interface InstanceLogin {
  readonly connectionId: string;
  readonly instanceId: string;
  readonly instanceName: string;
  /** Database user. */
  readonly username: string;
  readonly databaseName: string | undefined;
  readonly engineType: Schema<'EngineType'>;
}

/**
 * Logging in to databases. Each opens a real session and ends it: there is nothing yet that would use one.
 *
 * All throw ServiceError `instanceUnknown` where the project's directory does not have the instance, `engineNotSupported`,
 * `databaseLoginFailed` with the class of the failure, and `tooFrequent`; those for a connection throw `connectionDoesNotExist`
 * where the caller may not use it, also when a share expires while the login is under way.
 */
export interface LoginService {
  /**
   * Tries a login out. With an empty password and the id of a connection it tries the saved password, which goes to the
   * connection's own instance and for its own user only.
   *
   * @throws ServiceError `notAuthorized` where a recipient asks for the saved password.
   */
  test(caller: Caller, projectId: string, login: LoginToTest): Promise<void>;
  /**
   * Logs in with the saved password.
   *
   * @param username - The database user of the connection, where it is given.
   * @throws ServiceError `invalidParameter` where no password is saved, or the user is another one.
   */
  login(caller: Caller, projectId: string, connectionId: string, username: string | undefined): Promise<void>;
  /**
   * Logs in with a password, and keeps it where the caller wants and may.
   *
   * @throws ServiceError `notAuthorized` where a recipient wants to keep it.
   */
  retryLogin(
    caller: Caller,
    projectId: string,
    connectionId: string,
    retry: { readonly username: string | undefined; readonly password: string; readonly save: boolean },
  ): Promise<void>;
  /** Ends nothing, since no session stays open; says whether the caller may use the connection. */
  logout(caller: Caller, projectId: string, connectionId: string, username: string | undefined): Promise<void>;
  /**
   * Logs in to an instance with one of the caller's own connections that have a saved password.
   *
   * @throws ServiceError `connectionDoesNotExist` where the caller has none.
   */
  loginToInstance(caller: Caller, projectId: string, instanceId: string): Promise<InstanceLogin>;
}
