import type { Json } from '@opendas/openapi-model';
import { describe, expect, test } from 'vitest';
import { typeOf } from '../test/type-of.ts';

describe('const and enum', () => {
  const table: readonly [given: Json, want: string][] = [
    [{ const: 'a' }, '"a"'],
    [{ const: null }, 'null'],
    [{ const: -1.5 }, '-1.5'],
    [{ const: 1e21 }, '1e+21'],
    [{ const: -0 }, '0'],
    [{ const: '"\n\u2028*/' }, String.raw`"\"\n\u2028*/"`],
    [{ const: {} }, '{ [key: string]: never }'],
    [{ const: { 'a-b': [1, { c: null }], d: '' } }, '{ "a-b": [1, { c: null; }]; d: ""; }'],
    [{ const: [] }, '[]'],
    [{ enum: ['a', 1, true, null, 'a'] }, '"a" | 1 | true | null'],
    [{ enum: [] }, 'never'],
    // Values of other types are not allowed.
    [{ type: 'string', enum: ['a', null, 1] }, '"a"'],
    [{ type: ['string', 'null'], enum: ['a', null] }, '"a" | null'],
    [{ type: ['string', 'null'], enum: ['a'] }, '"a"'],
    [{ type: 'integer', enum: [1, 1.5] }, '1'],
    [{ type: 'object', const: 1 }, 'never'],
    [{ type: 'object', enum: [{ a: 1 }, [], 'a'], properties: { a: true } }, '{ a: 1; }'],
    [{ type: 'file', const: 'a' }, '"a"'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
    [{ const: 'a', enum: ['a', 'b'] }, '"a"'],
  ];
  test.each(table)('%j', (given, want) => {
    expect(typeOf(given)).toBe(want);
  });

  test('is readonly where types are immutable', () => {
    expect(typeOf({ const: { a: [1] } }, {}, true)).toBe('{ readonly a: readonly [1]; }');
  });
});
