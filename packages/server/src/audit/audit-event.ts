import type { Caller } from '../directory/caller.ts';

/** A user whom an event is about. */
export interface AuditedUser {
  readonly user_id: string;
  readonly user_name: string;
}

/** What is told of an event; who did it, from where and when is added. No member may hold a secret. */
export interface AuditedAct {
  /** Ids of the connections it is about. */
  readonly connection_ids?: readonly string[];
  /** Recipients of a share. */
  readonly users?: readonly AuditedUser[];
  /** End of a share, in epoch milliseconds. */
  readonly expired_time?: number | null;
  /** Id of another thing it is about: a database user, an access key, an instance. */
  readonly object_id?: string;
  /** Whether a password was saved or replaced, or removed. Left out: neither. */
  readonly password_saved?: boolean;
  /** HTTP status of the answer. 200 where left out. */
  readonly status?: number;
  readonly error_code?: string | null;
}

/** An event as it is stored, exported and answered. Members without a value are null or empty, so that each event has all. */
export interface AuditEvent {
  readonly recorded_at: number;
  /** `null` for what the command line did. */
  readonly operation_id: string | null;
  /** For example `das:connection:createShareConnections`. */
  readonly action: string | null;
  readonly user_id: string | null;
  readonly user_name: string | null;
  readonly account_id: string | null;
  /** `token`, `accessKey` or `password`; `server` for what the command line or the server itself did. */
  readonly authentication: string | null;
  /** Id of the access key, never its secret. */
  readonly access_key_id: string | null;
  readonly connection_ids: readonly string[];
  readonly users: readonly AuditedUser[];
  readonly expired_time: number | null;
  readonly object_id: string | null;
  /** `true`: a password was saved or replaced; `false`: none is saved any more; null: the event is not about a password. */
  readonly password_saved: boolean | null;
  readonly status: number;
  readonly error_code: string | null;
  readonly client_address: string | null;
  readonly request_id: string | null;
}

/** The chain of everything that no account answers for. */
export const serverChain = 'server';

/**
 * The chain that an event of a caller belongs to: the project of the request where the caller may use it, else the
 * caller's account, so that nobody writes to the trail of a project of others.
 */
export function chainOf(caller: Caller, projectId: string | undefined): string {
  return projectId ?? `account:${caller.accountId}`;
}

/** The event of a caller's act. Members are named one by one: nothing else of a caller or an act is ever stored. */
export function eventOf(caller: Caller, act: AuditedAct, now: number): AuditEvent {
  const { origin } = caller;
  return {
    recorded_at: now,
    operation_id: origin?.operationId ?? null,
    action: origin?.action ?? null,
    user_id: caller.userId,
    user_name: caller.userName,
    account_id: caller.accountId,
    authentication: caller.credential.kind,
    access_key_id: caller.credential.kind === 'accessKey' ? caller.credential.accessKey : null,
    connection_ids: act.connection_ids ?? [],
    users: (act.users ?? []).map(({ user_id, user_name }) => ({ user_id, user_name })),
    expired_time: act.expired_time ?? null,
    object_id: act.object_id ?? null,
    password_saved: act.password_saved ?? null,
    status: act.status ?? 200,
    error_code: act.error_code ?? null,
    client_address: origin?.clientAddress ?? null,
    request_id: origin?.requestId ?? null,
  };
}

/** The event of something that the command line or the server itself did. */
export function eventOfServer(action: string, act: AuditedAct, now: number): AuditEvent {
  return {
    recorded_at: now,
    operation_id: null,
    action,
    user_id: null,
    user_name: null,
    account_id: null,
    authentication: 'server',
    access_key_id: null,
    connection_ids: act.connection_ids ?? [],
    users: act.users ?? [],
    expired_time: null,
    object_id: act.object_id ?? null,
    password_saved: act.password_saved ?? null,
    status: act.status ?? 200,
    error_code: act.error_code ?? null,
    client_address: null,
    request_id: null,
  };
}

/** An event as it was stored. */
export function parseEvent(text: string): AuditEvent {
  // The server wrote it; `opendas audit verify` shows where somebody else did.
  return JSON.parse(text) as AuditEvent;
}
