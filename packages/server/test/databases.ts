import { startPostgres } from '@opendas/test-postgres';
import { serveStore, type ServedStore, type ServeStoreOptions } from '../src/testing/serve-store.ts';

/** A database for servers; the embedded one, in memory, has no URL. */
export interface TestDatabase {
  readonly url: string | undefined;
  stop(): Promise<unknown>;
}

/** How to start each kind of database, for `describe.each(Object.entries(databases))`. */
export const databases: Readonly<Record<string, () => Promise<TestDatabase>>> = {
  'the embedded database': async () => ({ url: undefined, stop: async () => undefined }),
  PostgreSQL: startPostgres,
};

/** Two servers on one PostgreSQL; one on the embedded database, which cannot be shared. */
export async function serveTogether(
  { url }: TestDatabase,
  options: Omit<ServeStoreOptions, 'databaseUrl'>,
): Promise<readonly [ServedStore, ...ServedStore[]]> {
  const first = await serveStore({ ...options, databaseUrl: url });
  return url === undefined ? [first] : [first, await serveStore({ ...options, databaseUrl: url })];
}
