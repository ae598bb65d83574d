import { defineConfig } from 'vitest/config';

/** For Stryker: the tables, and the laws that stand beside them on few inputs. Those of `test/` would take hours for more than a thousand mutants. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    testTimeout: 60_000,
    env: { LAW_RUNS: '30' },
  },
});
