import { startPostgres, type TestPostgres } from '@opendas/test-postgres';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { openStore, type Store } from '../src/store/index.ts';
import { removeEverything } from '../src/testing/remove-everything.ts';

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
      store = await openStore(
        postgres === undefined ? { kind: 'embedded', directory: 'memory' } : { kind: 'postgresql', url: postgres.url },
      );
    }, 60_000);
    afterAll(async () => {
      await store.close();
      await postgres?.stop();
    });
    beforeEach(() => removeEverything(store));
    tests(() => store);
  });
}
