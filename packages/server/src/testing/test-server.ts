import { randomUUID } from 'node:crypto';
import { loopback } from '../databases/address-policy.ts';
import { databaseSessions } from '../databases/database-sessions.ts';
import type { Directory } from '../directory/index.ts';
import type { Store } from '../store/index.ts';
import { loginMembers, providerStates } from './provider-states.ts';
import { serveStore } from './serve-store.ts';
import { standInDatabase, type StandInDatabase } from './stand-in-database.ts';
import { stateParameters } from './state-parameters.ts';

/** How to start a test server. */
export interface TestServerOptions {
  /** `postgres://…` of a database of the test's own: it is emptied. The embedded database in memory where left out. */
  readonly databaseUrl?: string;
  /** The server's clock, in epoch milliseconds. The system's where left out. */
  readonly now?: () => number;
  /** Folder of an embedded database on disk, instead of one in memory. Not with `databaseUrl`. */
  readonly databaseFolder?: string;
  /** Changes the directory of every state: for users and projects of a test's own. */
  readonly changeDirectory?: (directory: Directory) => Directory;
  /** Gets every log line, from level `trace` on. Nothing is logged where left out. */
  readonly onLogLine?: (line: string) => void;
}

/** The real server, with states that a consumer's contract can ask for. */
export interface TestServer {
  /** For example `http://127.0.0.1:40123`. */
  readonly url: string;
  /** What it serves from. */
  readonly store: Store;
  /** The provider states that `setState` knows. */
  readonly stateNames: readonly string[];
  /**
   * Brings the server into a provider state: from an empty store to the users, tokens, projects, connections and shares of
   * the state.
   *
   * @throws Error for a state that is not in `stateNames`, or parameters that do not fit it.
   */
  setState(name: string, params?: Readonly<Record<string, unknown>>): Promise<void>;
  /** Ends the server, with the connections that are still open. */
  close(): Promise<void>;
}

/**
 * Starts the real server on a free port, on the embedded database in memory or on PostgreSQL. It checks each of its own
 * answers against the document and answers 500 where one does not fit.
 *
 * @example
 * ```ts
 * const server = await startTestServer();
 * await server.setState('the caller may use the project', { project_id: '054e292c9880d4992f02c0196d3ea468' });
 * await fetch(`${server.url}/v3/054e292c9880d4992f02c0196d3ea468/connections`, {
 *   headers: { 'X-Auth-Token': 'example-token-of-the-caller' },
 * });
 * await server.close();
 * ```
 */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { changeDirectory = (directory) => directory, ...serveOptions } = options;
  const connectionId = nextId();
  const dbUserId = nextId();
  let database: Promise<StandInDatabase> | undefined;
  const served = await serveStore({
    ...serveOptions,
    // The databases of the states are on this machine.
    sessions: databaseSessions({ addresses: { allow: loopback, deny: [] } }),
    newConnectionId: () => connectionId.take(),
    newDbUserId: () => dbUserId.take(),
  });
  return {
    url: served.url,
    store: served.store,
    stateNames: Object.keys(providerStates),
    async setState(name, params = {}) {
      const state = Object.hasOwn(providerStates, name) ? providerStates[name] : undefined;
      if (state === undefined) {
        throw new Error(
          `There is no provider state "${name}". Add it to packages/server/src/testing/provider-states.ts; known are: ${Object.keys(providerStates).join(', ')}.`,
        );
      }
      const context = {
        ...served,
        reset: (directory: Directory) => served.reset(changeDirectory(directory)),
        useConnectionId: (id: string) => connectionId.use(id),
        useDbUserId: (id: string) => dbUserId.use(id),
        async databasePort() {
          database ??= standInDatabase({ user: loginMembers.username, password: loginMembers.password });
          return (await database).port;
        },
      };
      await state(context, stateParameters(name, params));
    },
    async close() {
      await served.close();
      await (await database)?.close();
    },
  };
}

/** Ids: random, but for one after each `use`. */
function nextId(): { use(id: string): void; take(): string } {
  let next: string | undefined;
  return {
    use(id) {
      next = id;
    },
    take() {
      const id = next ?? randomUUID();
      next = undefined;
      return id;
    },
  };
}
