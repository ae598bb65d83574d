import type { AuditLog } from '../audit/audit-log.ts';
import type { EnvelopeEncryption } from '../secrets/envelope-encryption.ts';
import { ServiceError } from '../service-error.ts';
import {
  deleteDbUser,
  engineOfInstance,
  findDbUser,
  insertDbUser,
  listDbUsers,
  updateDbUser,
  type DbUserRow,
} from '../store/db-users.ts';
import type { Store } from '../store/store.ts';
import type { DbUser, DbUserPlace, DbUserService } from './db-user.ts';

/** What the service needs. */
export interface DbUserServiceDependencies {
  readonly store: Store;
  readonly audit: AuditLog;
  readonly encryption: EnvelopeEncryption;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A new UUID. */
  readonly newId: () => string;
}

/** Registered database users in a store. */
export function dbUserService(dependencies: DbUserServiceDependencies): DbUserService {
  const { store, audit, encryption, now, newId } = dependencies;
  const encrypted = (place: DbUserPlace, id: string, password: string): Promise<Uint8Array> =>
    encryption.encrypt({ projectId: place.projectId, rowId: id }, password);
  return {
    async register(caller, place, { userName, password }) {
      await refuseOtherEngines(store, place);
      const id = newId();
      const encryptedPassword = await encrypted(place, id, password);
      const user = { id, username: userName, encrypted_password: encryptedPassword, created_at: now() };
      await store.db.transaction().execute(async (transaction) => {
        if ((await insertDbUser(transaction, place, user)) === 'nameTaken') throw nameTaken(userName);
        await audit.record(transaction, caller, place.projectId, { object_id: id, password_saved: true });
      });
      return id;
    },

    async list(place, filter, part) {
      const { total, rows } = await listDbUsers(store.db, place, filter, part);
      return { total, items: rows.map(view) };
    },

    async show(place, dbUserId) {
      const row = await findDbUser(store.db, place, dbUserId);
      if (row === undefined) throw dbUserDoesNotExist(dbUserId);
      return view(row);
    },

    async update(caller, place, dbUserId, { userName, password }) {
      const encryptedPassword = await encrypted(place, dbUserId, password);
      const login = { username: userName, encrypted_password: encryptedPassword };
      await store.db.transaction().execute(async (transaction) => {
        const outcome = await updateDbUser(transaction, place, dbUserId, login);
        if (outcome === 'missing') throw dbUserDoesNotExist(dbUserId);
        if (outcome === 'nameTaken') throw nameTaken(userName);
        await audit.record(transaction, caller, place.projectId, { object_id: dbUserId, password_saved: true });
      });
    },

    async remove(caller, place, dbUserId) {
      await store.db.transaction().execute(async (transaction) => {
        if (!(await deleteDbUser(transaction, place, dbUserId))) throw dbUserDoesNotExist(dbUserId);
        await audit.record(transaction, caller, place.projectId, { object_id: dbUserId, password_saved: false });
      });
    },
  };
}

function view(row: DbUserRow): DbUser {
  return { dbUserId: row.id, userName: row.username };
}

/** An instance that the directory does not know may have any engine. */
async function refuseOtherEngines(store: Store, place: DbUserPlace): Promise<void> {
  const engine = await engineOfInstance(store.db, place);
  if (engine === undefined || engine === 'mysql') return;
  throw new ServiceError(
    'engineIsNotMysql',
    `datastore_type: expected the engine of the instance, which is ${engine}, got MySQL. Only users of MySQL instances can be registered.`,
  );
}

function dbUserDoesNotExist(dbUserId: string): ServiceError {
  return new ServiceError(
    'dbUserDoesNotExist',
    `The database user ${dbUserId} does not exist. Use the id of a database user that is registered for this instance.`,
  );
}

function nameTaken(userName: string): ServiceError {
  return new ServiceError(
    'invalidParameter',
    `db_username: the user ${userName} is registered for this instance already. Update that user, or choose another name.`,
  );
}
