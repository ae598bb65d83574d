import type { AuditLog } from '../audit/audit-log.ts';
import { connectionDoesNotExist } from '../connections/does-not-exist.ts';
import { managedConnection } from '../connections/managed-connection.ts';
import type { Caller } from '../directory/caller.ts';
import type { DatabaseInstance } from '../directory/directory-content.ts';
import type { EnvelopeEncryption } from '../secrets/envelope-encryption.ts';
import { ServiceError } from '../service-error.ts';
import { findConnection, lockConnection, type ConnectionRow } from '../store/connections.ts';
import { findInstance } from '../store/instances.ts';
import { noteUse } from '../store/last-use.ts';
import { findSavedLogin, savedLoginsOfInstance, savePassword, type SavedLogin } from '../store/saved-logins.ts';
import type { Store } from '../store/store.ts';
import type { DatabaseSessions } from './database-sessions.ts';
import { isSupported } from './drivers/drivers.ts';
import type { LoginService, LoginToTest } from './login.ts';
import { preferredLogin } from './login-preference.ts';
import { SessionFailure } from './session-failure.ts';

/** What the service needs. */
export interface LoginServiceDependencies {
  readonly store: Store;
  readonly audit: AuditLog;
  readonly encryption: EnvelopeEncryption;
  readonly sessions: DatabaseSessions;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** How long a connection is kept that nobody uses, in milliseconds; `undefined`: for ever. */
  readonly keepUnused: number | undefined;
}

/** Whom to log in as, and where. */
interface Credentials {
  readonly username: string;
  readonly password: string;
  /** `undefined`: the port of the instance. */
  readonly port: number | undefined;
  /** `undefined`: what the engine opens without one. */
  readonly database: string | undefined;
}

/** A connection that the caller may use. */
interface UsableConnection {
  readonly row: ConnectionRow;
  readonly saved: SavedLogin;
}

/** Logins with the connections of a store. */
export function loginService(dependencies: LoginServiceDependencies): LoginService {
  const { store, audit, encryption, sessions, now, keepUnused } = dependencies;

  /** @throws ServiceError `connectionDoesNotExist`, also from the instant on at which the connection was not used for too long. */
  const usable = async (caller: Caller, projectId: string, connectionId: string): Promise<UsableConnection> => {
    const time = now();
    const row = await findConnection(store.db, caller, projectId, connectionId, time);
    const saved = row === undefined ? undefined : await findSavedLogin(store.db, connectionId);
    if (row === undefined || saved === undefined || isForgotten(saved, time))
      throw connectionDoesNotExist(connectionId);
    return { row, saved };
  };
  const isForgotten = (saved: SavedLogin, time: number): boolean =>
    keepUnused !== undefined && saved.last_used_at + keepUnused <= time;

  const passwordOf = (saved: SavedLogin): Promise<string> => {
    if (saved.encrypted_password === null) {
      throw new ServiceError(
        'invalidParameter',
        'login: the connection has no saved password. Send retry_login with the password.',
      );
    }
    return encryption.decrypt({ projectId: saved.project_id, rowId: saved.id }, saved.encrypted_password);
  };

  const open = async (caller: Caller, instance: DatabaseInstance, credentials: Credentials): Promise<void> => {
    const { engine_type: engine } = instance;
    if (!isSupported(engine)) {
      throw new ServiceError('engineNotSupported', `engine_type: this server cannot log in to ${engine} yet.`);
    }
    try {
      await sessions.open(caller.accountId, engine, {
        host: instance.host,
        port: credentials.port ?? instance.port,
        tls: { mode: instance.tls_mode, ca: instance.tls_ca },
        user: credentials.username,
        password: credentials.password,
        database: credentials.database,
      });
    } catch (error) {
      if (!(error instanceof SessionFailure)) throw error;
      throw new ServiceError('databaseLoginFailed', `The login failed (${error.failure}): ${error.message}.`);
    }
  };

  const openSaved = async (caller: Caller, saved: SavedLogin, password: string): Promise<DatabaseInstance> => {
    const instance = await knownInstance(store, saved.project_id, saved.instance_id);
    refuseOtherEngine(instance, saved.engine_type);
    const { username } = saved;
    await open(caller, instance, {
      username,
      password,
      port: saved.port ?? undefined,
      database: saved.database_name ?? undefined,
    });
    return instance;
  };

  /** A share may have expired, or the connection been deleted, while the database took its time. */
  const used = async (caller: Caller, projectId: string, connectionId: string): Promise<void> => {
    await usable(caller, projectId, connectionId);
    await noteUse(store.db, connectionId, now());
  };

  const testSaved = async (caller: Caller, projectId: string, login: LoginToTest, id: string): Promise<void> => {
    const { row, saved } = await usable(caller, projectId, id);
    managedConnection(row, id);
    const instance = await knownInstance(store, projectId, login.instance_id);
    refuseOtherPlace(login, saved, instance);
    await open(caller, instance, credentialsOf(login, await passwordOf(saved)));
    await used(caller, projectId, id);
  };

  return {
    async test(caller, projectId, login) {
      const id = connectionIdOf(login);
      if (login.password === '' && id !== undefined) return testSaved(caller, projectId, login, id);
      const instance = await knownInstance(store, projectId, login.instance_id);
      refuseOtherEngine(instance, login.engine_type);
      await open(caller, instance, credentialsOf(login, login.password));
      const tested = id === undefined ? undefined : await findConnection(store.db, caller, projectId, id, now());
      // The member may name anything: it is a use only of a connection that was really tested.
      if (id !== undefined && tested?.manages === true && isSameLogin(login, tested))
        await noteUse(store.db, id, now());
    },

    async login(caller, projectId, connectionId, username) {
      const { saved } = await usable(caller, projectId, connectionId);
      refuseOtherUser('login', username, saved);
      await openSaved(caller, saved, await passwordOf(saved));
      await used(caller, projectId, connectionId);
    },

    async retryLogin(caller, projectId, connectionId, { username, password, save }) {
      const { row, saved } = await usable(caller, projectId, connectionId);
      if (save) managedConnection(row, connectionId);
      refuseOtherUser('retry_login', username, saved);
      await openSaved(caller, saved, password);
      if (save) await keepPassword(caller, projectId, saved, password);
      await used(caller, projectId, connectionId);
    },

    async logout(caller, projectId, connectionId, username) {
      const { saved } = await usable(caller, projectId, connectionId);
      refuseOtherUser('logout', username, saved);
    },

    async loginToInstance(caller, projectId, instanceId) {
      const instance = await knownInstance(store, projectId, instanceId);
      const time = now();
      const logins = await savedLoginsOfInstance(store.db, caller.userId, projectId, instanceId);
      const login = preferredLogin(
        logins.filter((saved) => saved.engine_type === instance.engine_type && !isForgotten(saved, time)),
      );
      if (login === undefined) throw noLoginOf(instanceId);
      await openSaved(caller, login, await passwordOf(login));
      await used(caller, projectId, login.id);
      return {
        connectionId: login.id,
        instanceId,
        instanceName: instance.name,
        username: login.username,
        databaseName: login.database_name ?? undefined,
        engineType: login.engine_type,
      };
    },
  };

  async function keepPassword(caller: Caller, projectId: string, saved: SavedLogin, password: string): Promise<void> {
    // Before the transaction: the first password of a project makes a data key, in a transaction of its own.
    const encrypted = await encryption.encrypt({ projectId: saved.project_id, rowId: saved.id }, password);
    await store.db.transaction().execute(async (transaction) => {
      managedConnection(await lockConnection(transaction, caller, projectId, saved.id, now()), saved.id);
      if (!(await savePassword(transaction, saved.id, saved.username, encrypted))) {
        throw new ServiceError(
          'invalidParameter',
          'retry_login: the database user of the connection was changed meanwhile, so that the password was not saved. Send the request again.',
        );
      }
      await audit.record(transaction, caller, projectId, { connection_ids: [saved.id], password_saved: true });
    });
  }
}

/** Clients send the empty text, or anything, where there is no connection yet. */
function connectionIdOf(login: LoginToTest): string | undefined {
  const { connection_id: id } = login;
  return id === undefined || id === '' ? undefined : id;
}

function credentialsOf(login: LoginToTest, password: string): Credentials {
  const { username, port, database_name } = login;
  return { username, password, port, database: database_name === '' ? undefined : database_name };
}

async function knownInstance(store: Store, projectId: string, instanceId: string): Promise<DatabaseInstance> {
  const instance = await findInstance(store.db, projectId, instanceId);
  if (instance !== undefined) return instance;
  throw new ServiceError(
    'instanceUnknown',
    `The instance ${instanceId} is not known in this project. Ask the operator to add it to the directory.`,
  );
}

function noLoginOf(instanceId: string): ServiceError {
  return new ServiceError(
    'connectionDoesNotExist',
    `You have no connection with a saved password for the instance ${instanceId}. Create one with is_save_password true.`,
  );
}

function refuseOtherEngine(instance: DatabaseInstance, engineType: string): void {
  if (instance.engine_type === engineType) return;
  throw new ServiceError(
    'engineNotSupported',
    `engine_type: expected ${instance.engine_type}, the engine of the instance, got ${engineType}.`,
  );
}

function refuseOtherUser(member: string, username: string | undefined, saved: SavedLogin): void {
  if (username === undefined || username === saved.username) return;
  throw new ServiceError(
    'invalidParameter',
    `${member}.username: expected the database user of the connection, got another one. Leave it out.`,
  );
}

function isSameLogin(login: LoginToTest, saved: Pick<SavedLogin, 'instance_id' | 'engine_type' | 'username'>): boolean {
  return (
    login.instance_id === saved.instance_id &&
    login.engine_type === saved.engine_type &&
    login.username === saved.username
  );
}

/** Else whoever may use the connection could have its password sent to a server of his own. */
function refuseOtherPlace(login: LoginToTest, saved: SavedLogin, instance: DatabaseInstance): void {
  const port = saved.port ?? instance.port;
  if (isSameLogin(login, saved) && (login.port ?? port) === port) {
    refuseOtherEngine(instance, saved.engine_type);
    return;
  }
  throw new ServiceError(
    'invalidParameter',
    'password: expected the password, since instance_id, engine_type, username or port are not those of the connection. Send it, or the members of the connection.',
  );
}
