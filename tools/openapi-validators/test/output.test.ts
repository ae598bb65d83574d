import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createModel, type Json } from '@opendas/openapi-model';
import { emitValidators, outputFiles, writeFiles } from '@opendas/openapi-validators';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentOf } from './compile.ts';

const rich: Json = {
  type: 'object',
  properties: { constructor: { type: 'string', pattern: '^a' } },
  patternProperties: { '^x-': { enum: [{ a: 1 }] } },
  additionalProperties: { uniqueItems: true, multipleOf: 0.1, minLength: 2 },
  propertyNames: { maxLength: 5 },
  oneOf: [{ contains: { const: [1] } }, { if: { minProperties: 1 }, then: false }],
};
const document = documentOf({
  Small: { type: 'string', maxLength: 3 },
  Rich: rich,
  User: { items: { $ref: '#/components/schemas/Rich' } },
});

function files(): ReadonlyMap<string, string> {
  return outputFiles(emitValidators(createModel(document), { source: 'test.json', types: './types.js' }));
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'openapi-validators-'));
  writeFiles(folder, files());
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function bundle(contents: string): Promise<string> {
  const {
    outputFiles: [output],
  } = await build({ stdin: { contents, resolveDir: folder }, bundle: true, format: 'esm', write: false });
  return output?.text ?? '';
}

it('has the same bytes each time', () => {
  expect(files()).toEqual(files());
});

it('has no code that a strict Content-Security-Policy forbids, and imports nothing but its own files', () => {
  const scripts = [...files()].filter(([name]) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(5);
  for (const [name, text] of scripts) {
    expect([name, text.match(/\beval\b|\bnew Function\b|\bFunction\(|\bimport\(|\brequire\(/g)]).toEqual([name, null]);
    expect([name, [...text.matchAll(/\bfrom '([^']*)'/g)].filter(([, module]) => !module?.startsWith('./'))]).toEqual([
      name,
      [],
    ]);
  }
});

it('leaves nothing of other schemas in a bundle that imports one', async () => {
  const small = await bundle(`export { Small } from './index.js';`);
  expect(small).toContain('schema$Small');
  expect(small).not.toMatch(/Rich|User|pattern\$|names\$|operations/);
});

it('leaves nothing at all in a bundle that uses nothing', async () => {
  expect((await bundle(`import './index.js';`)).replaceAll(/^\/\/.*$/gm, '').trim()).toBe('');
});

it('says what made it', () => {
  expect(readFileSync(join(folder, 'validators.js'), 'utf8')).toMatch(
    /^\/\/ Made by openapi-validators from test\.json\./,
  );
});
