import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadModel } from '@opendas/openapi-model';
import { emitTypes } from '@opendas/openapi-types';
import { describe, expect, test } from 'vitest';
import { anyType, compile, compilerNames, withoutComments } from './compile.ts';

/** A folder of documents that others have written. They are not ours to copy here. */
const folder = process.env['OPENAPI_CORPUS'];
const documents = folder === undefined ? [] : readdirSync(folder).filter((file) => /\.(json|ya?ml)$/.test(file));

describe.skipIf(folder === undefined)('documents of others (left out where OPENAPI_CORPUS names no folder)', () => {
  const models = documents.map((file) => [file, loadModel(join(folder ?? '', file))] as const);
  const written = () => models.map(([file, model]) => [`${file}.d.ts`, emitTypes(model, { source: file })] as const);

  test.each(compilerNames)('compile with %s', { timeout: 120_000 }, async (compiler) => {
    expect(await compile(compiler, Object.fromEntries(written()))).toEqual([]);
  });

  test('give the same bytes twice', () => {
    expect(written()).toEqual(written());
  });

  test('give types that say any nowhere', () => {
    for (const [, text] of written()) {
      expect(withoutComments(text)).not.toMatch(anyType);
    }
  });
});
