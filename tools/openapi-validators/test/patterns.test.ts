import { createModel, type Json } from '@opendas/openapi-model';
import { emitValidators } from '@opendas/openapi-validators';
import { describe, expect, it } from 'vitest';
import { compile, documentOf } from './compile.ts';

/** Regular expressions of other languages; JavaScript knows neither. */
const [possessive, inline] = ['^(?>a+)b$', '(?i)^yes$'];

function warnings(schemas: { readonly [name: string]: Json }): readonly string[] {
  const model = createModel(documentOf(schemas));
  return emitValidators(model, { source: 'test.json', types: './types.js' }).warnings.map(
    ({ pointer, message }) => `${pointer}: ${message}`,
  );
}

describe('a pattern', () => {
  it.each<[string, Json, valid: readonly unknown[], invalid: readonly unknown[]]>([
    // Escapes of signs that need none are allowed without the flag `u` only.
    ['that needs the flag u to be off', { pattern: String.raw`^\w+\-[\w-\.]{2}$` }, ['a-b.', 'a--b'], ['a-b', 'a-💩']],
    ['in another language is not checked', { type: 'string', pattern: possessive }, ['', 'aab'], [1]],
    [
      'of names in another language may match any name',
      {
        properties: { a: { type: 'string' } },
        patternProperties: { [inline]: { type: 'integer' } },
        additionalProperties: false,
      },
      [{}, { a: '' }, { yes: 'x' }],
      [{ a: 1 }],
    ],
    [
      'of names in another language stands beside others',
      { patternProperties: { [inline]: false, '^n': { type: 'integer' } }, unevaluatedProperties: false },
      [{ yes: 1, n: 1 }],
      [{ n: '1' }],
    ],
    ['does not refuse by not', { not: { pattern: inline }, type: 'string' }, ['yes', 'no'], [1]],
    [
      'does not choose a branch',
      { if: { pattern: inline }, then: { minLength: 9 }, else: { maxLength: 0 }, type: 'string' },
      ['yes'],
      [1],
    ],
    [
      'does not make two of oneOf fit',
      { oneOf: [{ type: 'string', pattern: inline }, { const: 'no' }] },
      ['no', 'yes', 'x'],
      [1],
    ],
    ['does not count for maxContains', { contains: { pattern: inline }, maxContains: 1 }, [['a', 'b']], [[]]],
    ['behind a reference does not refuse by not', { not: { $ref: '#/components/schemas/Other' } }, ['yes', 1], []],
  ])('%s', async (_, schema, valid, invalid) => {
    const { schemas } = await compile(documentOf({ X: schema, Other: { items: { pattern: possessive } } }));
    expect(valid.filter((value) => schemas['X']?.is(value) !== true)).toEqual([]);
    expect(valid.flatMap((value) => schemas['X']?.issues(value) ?? [])).toEqual([]);
    expect(invalid.filter((value) => schemas['X']?.is(value) !== false)).toEqual([]);
    expect(invalid.filter((value) => schemas['X']?.issues(value).length === 0)).toEqual([]);
  });
});

describe('warnings', () => {
  it('name the patterns that are not checked', () => {
    expect(warnings({ A: { items: { pattern: possessive } }, B: { patternProperties: { [inline]: true } } })).toEqual([
      '#/components/schemas/A/items/pattern: the pattern ^(?>a+)b$ is no regular expression of JavaScript (ECMAScript 2023); it is not checked',
      '#/components/schemas/B/patternProperties: the pattern (?i)^yes$ is no regular expression of JavaScript (ECMAScript 2023); it is not checked',
    ]);
  });

  it('name the patterns that can take very long', () => {
    expect(warnings({ A: { pattern: '^(a+)+$' } })).toEqual([
      expect.stringContaining('#/components/schemas/A/pattern: the pattern ^(a+)+$ can take time that doubles'),
    ]);
  });

  it('are none for patterns that JavaScript reads without the flag u', () => {
    expect(warnings({ A: { pattern: String.raw`^a\-b$` } })).toEqual([]);
  });
});
