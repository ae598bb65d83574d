/**
 * Puts the command into one file, `dist/cli.js`, with the generators in it: to load their three hundred modules would take longer than to
 * generate from a small document. Packages of others stay outside, with their licences. The runtimes that the generators copy into their
 * output stand beside it, where they look for them.
 */
import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

await build({
  entryPoints: [fileURLToPath(new URL('../src/cli.ts', import.meta.url))],
  outfile: join(dist, 'cli.js'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: ['@eslint-community/regexpp', 'commander', 'js-yaml', 'yaml'],
  logLevel: 'warning',
});

const runtimes = { '@opendas/openapi-validators': 'runtime', '@opendas/openapi-client': 'client-runtime' };
for (const [name, folder] of Object.entries(runtimes)) {
  const source = join(dirname(fileURLToPath(import.meta.resolve(name))), folder);
  cpSync(source, join(dist, folder), { recursive: true, filter: (file) => !/\.(?:map|test\..*)$/.test(file) });
}
