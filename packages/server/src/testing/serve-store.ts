import { openAuditLog } from '../audit/audit-log.ts';
import type { AuthenticationSettings } from '../authentication/authentication-settings.ts';
import { createServices } from '../create-services.ts';
import type { DatabaseSessions } from '../databases/database-sessions.ts';
import type { Directory } from '../directory/index.ts';
import { applyDirectory } from '../directory-store/apply-directory.ts';
import { readDocument } from '../http/document.ts';
import { createHttpServer } from '../http/http-server.ts';
import { createLogger } from '../http/logger.ts';
import { secretNames } from '../http/secret-names.ts';
import type { RateLimits } from '../rate-limits/rate-limit.ts';
import { temporaryKeyRing, type KeyRing } from '../secrets/index.ts';
import type { Services } from '../services.ts';
import { openStore, type Store } from '../store/index.ts';
import { removeEverything } from './remove-everything.ts';

/** What to serve. */
export interface ServeStoreOptions {
  /** `postgres://…` of a database that may be emptied; the embedded one in memory where left out. */
  readonly databaseUrl?: string | undefined;
  /** Folder of an embedded database on disk, instead of one in memory. */
  readonly databaseFolder?: string | undefined;
  /** Epoch milliseconds. Default: the system's clock. */
  readonly now?: (() => number) | undefined;
  /** Id of the next connection. Default: random. */
  readonly newConnectionId?: (() => string) | undefined;
  /** Id of the next registered database user. Default: random. */
  readonly newDbUserId?: (() => string) | undefined;
  /** Default: to every address but loopback and those that no database is at. */
  readonly sessions?: DatabaseSessions | undefined;
  /** Gets every log line, from level `trace` on. Nothing is logged where left out. */
  readonly onLogLine?: ((line: string) => void) | undefined;
  /** Encrypts secrets. Default: a new one with each reset. */
  readonly keyRing?: KeyRing | undefined;
  /** None where left out. */
  readonly rateLimits?: RateLimits | undefined;
  /** Defaults where left out. */
  readonly authentication?: Partial<AuthenticationSettings> | undefined;
}

/** The real server on a free port of this machine, which checks each of its own answers against the document. */
export interface ServedStore {
  readonly url: string;
  readonly store: Store;
  services(): Services;
  /** Removes everything from the store and puts a directory there. */
  reset(directory: Directory): Promise<void>;
  /** Forgets what is in memory, as a start would: needed where another server on the same database was reset. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a store and serves it. */
export async function serveStore(options: ServeStoreOptions): Promise<ServedStore> {
  const { databaseUrl, databaseFolder, now, newConnectionId, newDbUserId, sessions, onLogLine, authentication } =
    options;
  const newKeyRing = (): KeyRing => options.keyRing ?? temporaryKeyRing();
  const store = await openStore(
    databaseUrl === undefined
      ? { kind: 'embedded', directory: databaseFolder === undefined ? 'memory' : { path: databaseFolder } }
      : { kind: 'postgresql', url: databaseUrl },
  );
  const newServices = async (keyRing: KeyRing): Promise<Services> =>
    createServices({
      store,
      keyRing,
      audit: await openAuditLog({ store, keyRing, now: now ?? Date.now }),
      ...(now !== undefined && { now }),
      ...(newConnectionId !== undefined && { newConnectionId }),
      ...(newDbUserId !== undefined && { newDbUserId }),
      ...(authentication !== undefined && { authentication }),
      ...(options.rateLimits !== undefined && { rateLimits: options.rateLimits }),
      ...(sessions !== undefined && { sessions }),
    });
  // Keys that are nowhere else open nothing of what an earlier server left.
  if (options.keyRing === undefined) await removeEverything(store);
  let services = await newServices(newKeyRing());
  const document = readDocument();
  const app = await createHttpServer({
    document,
    services: () => services,
    ping: () => store.ping(),
    logger: createLogger(onLogLine === undefined ? 'silent' : 'trace', secretNames(document.root), {
      write: (line) => onLogLine?.(line),
    }),
    checkResponses: true,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    store,
    services: () => services,
    async reset(directory) {
      await services.audit.close();
      await removeEverything(store);
      // The old ones remember data keys that are gone.
      const keyRing = newKeyRing();
      services = await newServices(keyRing);
      await applyDirectory(store, directory, keyRing);
    },
    async forget() {
      services = await newServices(newKeyRing());
    },
    async close() {
      app.server.closeAllConnections();
      await app.close();
      await services.audit.close();
      await store.close();
    },
  };
}
