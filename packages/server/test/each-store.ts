import { startPostgres, type TestPostgres } from '@opendas/test-postgres';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { openStore, type Store } from '../src/store/index.ts';
import { openMemoryStore } from './memory-store.ts';

/**
 * Runs tests on a real embedded store and on a real PostgreSQL. The store is empty before each test.
 *
 * @param tests - Gets a function that gives the store within a test.
 */
export function describeOnEachStore(name: string, tests: (store: () => Store) => void): void {
  describe.each(['embedded', 'postgresql'] as const)(`${name} (%s)`, (kind) => {
    let postgres: TestPostgres | undefined;
    let store: Store;
    beforeAll(async () => {
      if (kind === 'postgresql') postgres = await startPostgres();
      store =
        postgres === undefined ? await openMemoryStore() : await openStore({ kind: 'postgresql', url: postgres.url });
    }, 60_000);
    afterAll(async () => {
      await store.close();
      await postgres?.stop();
    });
    beforeEach(() => emptyStore(store));
    tests(() => store);
  });
}

/** Deletes all rows: with few of them that is much faster than `truncate`, which makes new files. */
async function emptyStore(store: Store): Promise<void> {
  await sql`do $$ begin
    delete from shares; delete from connections; delete from db_users; delete from data_keys; delete from key_encryption_key;
    delete from access_keys; delete from failed_attempts; delete from used_signatures; delete from request_counts;
    delete from instances; delete from tokens; delete from users; delete from projects; delete from accounts; delete from organizations;
  end $$`.execute(store.db);
}
