import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { loadModel } from '@opendas/openapi-model';
import { emitTypes } from '@opendas/openapi-types';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modelOf } from './model-of.ts';
import { tsc } from './tsc.ts';
import { writeClient } from './generated-client.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

/** The first block of code in a language. */
function block(language: string): string {
  const [, code = ''] = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(readme) ?? [];
  return code;
}

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on a host and port gives an address of this form.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the example of the README', () => {
  let folder: string;
  beforeAll(async () => {
    const port = String(await freePort());
    const document = writeClient(modelOf({}), { 'openapi.yaml': block('yaml').replaceAll('8080', port) });
    const model = loadModel(join(document, 'openapi.yaml'));
    rmSync(document, { recursive: true });
    const program = block('ts').replaceAll('8080', port).replace('./api/', './');
    folder = writeClient(model, {
      'types.d.ts': emitTypes(model, { source: 'openapi.yaml' }),
      'package.json': '{ "type": "module" }',
      'main.ts': program,
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('compiles', () => {
    expect(tsc('typescript', folder, { files: ['main.ts'], options: { allowImportingTsExtensions: true } })).toBe('');
  });

  test('prints what the README says', () => {
    const outfile = join(folder, 'main.mjs');
    buildSync({ entryPoints: [join(folder, 'main.ts')], outfile, bundle: true, format: 'esm', platform: 'node' });
    const { stdout, stderr } = spawnSync(process.execPath, [outfile], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toBe('09:00\n1\n204\n');
  });
});

test('the README explains every error that a client exports', () => {
  const folder = writeClient(modelOf({}));
  const client = readFileSync(join(folder, 'client.ts'), 'utf8');
  rmSync(folder, { recursive: true });
  const errors = [...client.matchAll(/^ {2}(\w+Error),$/gm)].map(([, name = '']) => name);
  expect(errors.length).toBeGreaterThan(5);
  expect(errors.filter((name) => name !== 'ClientError' && !readme.includes(`| \`${name}\` |`))).toEqual([]);
});
