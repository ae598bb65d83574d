import { startEmbedded } from './embedded.ts';
import { createDatabaseIn } from './existing.ts';

/** A PostgreSQL database for the duration of a test. */
export interface TestPostgres {
  /** `postgres://user:password@host:port/database`; the user may do everything in the database. */
  readonly url: string;
  /** Ends it and removes everything that it left. */
  stop(): Promise<void>;
}

/** A PostgreSQL that can be away for a while. It keeps every commit that it has acknowledged. */
export interface RestartablePostgres extends TestPostgres {
  /** Stops it: `fast` rolls back what runs, `immediate` is like a crash. */
  halt(mode: 'fast' | 'immediate'): Promise<void>;
  /** Starts it again, at the same address. */
  resume(): Promise<void>;
}

/** Starts a PostgreSQL of the test's own that can be stopped and started again; never that of `OPENDAS_TEST_DATABASE_URL`. */
export function startRestartablePostgres(): Promise<RestartablePostgres> {
  return startEmbedded('durable');
}

/** Starts a PostgreSQL of the test's own, for tests that change users or settings, or read its files; never that of `OPENDAS_TEST_DATABASE_URL`. */
export function startSeparatePostgres(): Promise<TestPostgres> {
  return startEmbedded('fast');
}

/**
 * Starts a real PostgreSQL (from npm, nothing has to be installed) with an empty database: on a free port of the
 * loopback interface, with its data in a temporary folder and without durability. It ends with this process at the latest,
 * even if the process is killed. Where the environment variable `OPENDAS_TEST_DATABASE_URL` is set, a database of its own
 * is created there instead, and dropped by `stop`.
 *
 * @throws Error with PostgreSQL's log where it does not start.
 * @example
 * ```ts
 * const postgres = await startPostgres();
 * try {
 *   await new Client(postgres.url).connect();
 * } finally {
 *   await postgres.stop();
 * }
 * ```
 */
export function startPostgres(): Promise<TestPostgres> {
  const existing = process.env['OPENDAS_TEST_DATABASE_URL'];
  return existing === undefined || existing === '' ? startSeparatePostgres() : createDatabaseIn(existing);
}

/**
 * Creates another empty database beside the one of `server`, in a few milliseconds: for tests that must not see each other.
 *
 * @param serverUrl - `url` of a running `TestPostgres`.
 */
export const createTestDatabase: (serverUrl: string) => Promise<TestPostgres> = createDatabaseIn;
