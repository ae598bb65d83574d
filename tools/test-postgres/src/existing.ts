import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { TestPostgres } from './index.ts';

/** Creates a database of its own in a running PostgreSQL. `stop` drops it. */
export async function createDatabaseIn(serverUrl: string): Promise<TestPostgres> {
  const name = `opendas_test_${randomBytes(8).toString('hex')}`;
  await run(serverUrl, `create database ${name} encoding 'UTF8' template template0`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    stop: () => run(serverUrl, `drop database if exists ${name} with (force)`),
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
