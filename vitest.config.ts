import { defineConfig } from 'vitest/config';

/** Shared by every package: `vitest run --root . --config ../../vitest.config.ts`. */
export default defineConfig({
  test: {
    // The default pool loses Pact interactions silently (docs/adr/0005-contracts-through-the-real-client.md).
    // packages/server, which records none, takes processes instead.
    pool: 'threads',
    // Generous, since packages are tested at the same time and some tests start servers and databases.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: '.reports/vitest.json' }]],
  },
});
