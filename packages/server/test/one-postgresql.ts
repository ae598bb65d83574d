import { startPostgres } from '@opendas/test-postgres';

/** Starts one PostgreSQL for all test files, which create databases of their own in it: a server for each takes two seconds. */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env['OPENDAS_TEST_DATABASE_URL']) return () => Promise.resolve();
  const postgres = await startPostgres();
  process.env['OPENDAS_TEST_DATABASE_URL'] = postgres.url;
  return () => postgres.stop();
}
