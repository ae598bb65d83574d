import type { Schema } from '@opendas/types';
import type { Caller } from '../directory/caller.ts';
import type { Page, Paged } from '../page.ts';
import type { InstanceStates } from '../store/instance-states.ts';

/** A login to save. */
export type NewConnection = Schema<'CreateConnectionRequestBody'>;

/** What to change of a login; what is left out stays. */
export type ConnectionChanges = Schema<'ModifyConnectionRequestBody'>;

/** A connection as a caller sees it. Times are epoch milliseconds; members without a value are `undefined`. */
export interface ConnectionView {
  readonly connectionId: string;
  readonly instanceId: string;
  /** Name of the instance; `undefined`, like the two below, where the directory does not know the instance. */
  readonly instanceName: string | undefined;
  readonly datastoreVersion: string | undefined;
  /** Host name or IP address of the instance. */
  readonly ipAddress: string | undefined;
  readonly networkType: Schema<'NetworkType'>;
  readonly engineType: Schema<'EngineType'>;
  /** Database user. */
  readonly userName: string;
  readonly databaseName: string | undefined;
  readonly isSavePassword: boolean;
  /** Its own, or the one of the instance. */
  readonly port: number | undefined;
  readonly remarks: string | undefined;
  readonly createdAt: number;
  /** `INSTANCE_DELETE` where the instance has left the directory. */
  readonly status: 'NORMAL' | 'INSTANCE_DELETE';
  readonly sqlRecordFlag: boolean;
  /** Set where the caller manages the connection: as its owner, or as the root user of the owner's account. */
  readonly sharedCount: number | undefined;
  /** Set where another user shares the connection with the caller. */
  readonly receivedFrom:
    | { readonly userId: string; readonly userName: string; readonly expiresAt: number | undefined }
    | undefined;
}

/** Which connections to list; every member that is set must match. */
export interface ConnectionFilter {
  /** Text in the id, name or address of the instance, the remarks or the database user, in upper or lower case. */
  readonly condition: string | undefined;
  readonly networkType: string | undefined;
  readonly engineType: string | undefined;
  readonly instanceId: string | undefined;
  /** `NORMAL`: owned by the caller; `SHARE`: shared with the caller; `undefined`: both. */
  readonly connectionType: 'NORMAL' | 'SHARE' | undefined;
}

/** Saved database logins. */
export interface ConnectionService {
  /** Saves a login and gives its id. The password is kept (encrypted) only if `is_save_password` is true. */
  create(caller: Caller, projectId: string, connection: NewConnection): Promise<string>;
  /** What the caller owns in the project and what others share with the caller (from any project), the newest first. */
  list(caller: Caller, projectId: string, filter: ConnectionFilter, page: Page): Promise<Paged<ConnectionView>>;
  /** @throws ServiceError `connectionDoesNotExist`, also for a stranger and after a share has expired. */
  show(caller: Caller, projectId: string, connectionId: string): Promise<ConnectionView>;
  /**
   * Changes a login. Its shares stay. The password is kept (encrypted) only if `is_save_password` is true, else removed.
   *
   * @throws ServiceError `notAuthorized` for a recipient, `connectionDoesNotExist` for everybody else who does not manage it.
   */
  modify(caller: Caller, projectId: string, connectionId: string, changes: ConnectionChanges): Promise<void>;
  /**
   * Deletes these connections with their shares, or none of them.
   *
   * @throws ServiceError as `modify` does, naming the first connection that the caller may not delete.
   */
  delete(caller: Caller, projectId: string, connectionIds: readonly string[]): Promise<void>;
  /** Deletes every connection that the caller owns in the project, with their shares. */
  deleteOwned(caller: Caller, projectId: string): Promise<void>;
  /** How many of the connections that the caller owns in the project, of one engine or of all, are of instances that the directory has. */
  sync(caller: Caller, projectId: string, engineType: string | undefined): Promise<InstanceStates>;
}
