import { defineConfig } from 'vitest/config';

/** Shared by every package: `vitest run --root . --config ../../vitest.config.ts`. */
export default defineConfig({
  test: {
    // The default pool loses Pact interactions silently (docs/adr/0005-contracts-through-the-real-client.md).
    pool: 'threads',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: '.reports/vitest.json' }]],
  },
});
