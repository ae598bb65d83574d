import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { PoolClient } from 'pg';
import { ServiceError } from '../service-error.ts';
import { isUnprepared, preparedName } from './prepared-statement.ts';
import { databaseError } from './unavailable.ts';

/** Object id of the type int8 (pg_type.dat). Our numbers of this type are times and counts, which a double holds exactly. */
export const int8 = 20;

/** A pool that says how many connections it has. */
export interface MeasuredPool extends PostgresPool {
  state(): { readonly total: number; readonly idle: number; readonly waiting: number };
}

/**
 * Connections to a PostgreSQL server. Where it cannot be reached, acquiring a connection and every statement raise
 * `databaseUnavailable`; the pool connects again by itself.
 *
 * @param url - `postgres://user:password@host:port/database`.
 */
export async function postgresPool(url: string): Promise<MeasuredPool> {
  // Loaded only where it is used: it takes a noticeable part of the start.
  const { default: pg } = await import('pg');
  const types = new pg.TypeOverrides();
  types.setTypeParser(int8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'opendas',
    max: 20,
    // A request must not hang when the database is gone: its caller gets 503 and tries again.
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    keepAlive: true,
    types,
  });
  // A lost connection fails the statement that runs on it, where the error is handled; without a listener it would end the process as well.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));

  let canPrepare = true;
  const send = async (client: PoolClient, text: string, values: readonly unknown[]): Promise<unknown> => {
    const name = canPrepare ? preparedName(text) : undefined;
    if (name === undefined) return client.query(text, [...values]);
    try {
      return await client.query({ name, text, values: [...values] });
    } catch (error) {
      if (!isUnprepared(error)) throw error;
      canPrepare = false;
      return client.query(text, [...values]);
    }
  };

  return {
    options: pool.options,
    state: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    end: () => pool.end(),
    async connect() {
      const client = await mapped(() => pool.connect());
      let lost: ServiceError | undefined;
      const query = async (text: string, parameters: readonly unknown[]) => {
        if (lost !== undefined) throw lost;
        try {
          return await mapped(() => send(client, text, parameters));
        } catch (error) {
          // It may still look alive for a moment, or its server may still be at work on the statement.
          if (error instanceof ServiceError) lost = error;
          throw error;
        }
      };
      return {
        // Kysely's other way to call it takes a cursor, for streams; we have none.
        query: query as unknown as PostgresPoolClient['query'],
        release: (destroy) => client.release(destroy === true || lost !== undefined),
      };
    },
  };
}

function ignore(): void {}

async function mapped<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw databaseError(error);
  }
}
