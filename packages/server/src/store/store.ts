import { Kysely, PGliteDialect, PostgresDialect, sql, type Dialect } from 'kysely';
import { openEmbeddedDatabase } from './embedded-database.ts';
import { withoutErrorValues } from './error-values.ts';
import { migrate } from './migrate.ts';
import { postgresPool, type MeasuredPool } from './postgres-pool.ts';
import type { Tables } from './schema.ts';
import { traceTransactions } from '../tracing/transaction-spans.ts';

/** Where the data are. */
export type StoreSettings =
  /**
   * The embedded PostgreSQL (PGlite) in this process. The folder must be used by one process only: see `lockDataDirectory`.
   * `directory: 'memory'` keeps nothing.
   */
  | {
      readonly kind: 'embedded';
      readonly directory: 'memory' | { readonly path: string };
    }
  /** A PostgreSQL server from version 14 on, `postgres://user:password@host:port/database`. Several servers may share it. */
  | { readonly kind: 'postgresql'; readonly url: string };

/** An open database with the tables of this version. */
export interface Store {
  readonly db: Kysely<Tables>;
  /** Whether other servers may use the database at the same time. */
  readonly shared: boolean;
  /** Connections to a PostgreSQL server; `undefined` for the embedded database, which has one. */
  poolState(): { readonly total: number; readonly idle: number; readonly waiting: number } | undefined;
  /** @throws ServiceError `databaseUnavailable`. */
  ping(): Promise<void>;
  /** Waits for running statements; afterwards the store cannot be used. */
  close(): Promise<void>;
}

/**
 * Opens the database, and creates its tables or brings them up to date.
 *
 * @param tables - `asTheyAre` changes no table.
 * @throws ServiceError `databaseUnavailable` where a PostgreSQL server cannot be reached within 5 seconds.
 * @throws DamagedDatabaseError where the folder of the embedded database has files but no database.
 * @throws Error where the database was used by a newer version, or a folder cannot be read or written.
 */
export async function openStore(settings: StoreSettings, tables: 'migrate' | 'asTheyAre' = 'migrate'): Promise<Store> {
  let pool: MeasuredPool | undefined;
  let dialect: Dialect;
  if (settings.kind === 'embedded') {
    dialect = new PGliteDialect({ pglite: await openEmbeddedDatabase(settings.directory) });
  } else {
    pool = await postgresPool(settings.url);
    dialect = new PostgresDialect({ pool });
  }
  const db = new Kysely<Tables>({ dialect: traceTransactions(withoutErrorValues(dialect)) });
  try {
    if (tables === 'migrate') await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    poolState: () => pool?.state(),
    shared: settings.kind === 'postgresql',
    async ping() {
      await sql`select 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}
