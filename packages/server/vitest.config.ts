import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../../vitest.config.ts';

export default mergeConfig(
  shared,
  defineConfig({
    test: {
      // In threads, an embedded database (WebAssembly) that ends while others run has once taken the whole run down with it.
      pool: 'forks',
      // The longest of all: the other packages are done before it is half way through.
      maxWorkers: '100%',
      globalSetup: ['test/one-postgresql.ts'],
    },
  }),
);
