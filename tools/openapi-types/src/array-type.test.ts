import type { Json } from '@opendas/openapi-model';
import { describe, expect, test } from 'vitest';
import { typeOf } from '../test/type-of.ts';

const a = { type: 'string' };
const b = { type: 'number' };
const c = { type: 'boolean' };

describe('arrayType', () => {
  const table: readonly [given: { readonly [keyword: string]: Json }, want: string][] = [
    [{}, 'unknown[]'],
    [{ items: a }, 'string[]'],
    [{ items: { type: ['string', 'null'] } }, '(string | null)[]'],
    [{ items: { type: 'array', items: a } }, 'string[][]'],
    [{ items: false }, 'never[]'],
    [{ items: a, minItems: 1, maxItems: 2, uniqueItems: true, contains: b }, 'string[]'],
    [{ prefixItems: [a, b] }, '[string?, number?, ...unknown[]]'],
    [{ prefixItems: [a, b], items: c }, '[string?, number?, ...boolean[]]'],
    [{ prefixItems: [a, b], items: false }, '[string?, number?]'],
    [{ prefixItems: [a, b], items: false, minItems: 1 }, '[string, number?]'],
    [{ prefixItems: [a, b], items: false, minItems: 2 }, '[string, number]'],
    [{ prefixItems: [a, b], minItems: 5 }, '[string, number, ...unknown[]]'],
    [{ prefixItems: [a, b], maxItems: 2 }, '[string?, number?]'],
    [{ prefixItems: [a, b], maxItems: 1 }, '[string?]'],
    [{ prefixItems: [a], maxItems: 0 }, '[]'],
    [
      { prefixItems: [{ type: ['string', 'null'] }], items: { anyOf: [a, b] } },
      '[(string | null)?, ...(string | number)[]]',
    ],
    [{ prefixItems: [] }, 'unknown[]'],
  ];
  test.each(table)('%j', (given, want) => {
    expect(typeOf({ type: 'array', ...given })).toBe(want);
  });

  test('is readonly where types are immutable', () => {
    expect(typeOf({ type: 'array', items: { type: 'array', items: a } }, {}, true)).toBe(
      'readonly (readonly string[])[]',
    );
    expect(typeOf({ type: 'array', prefixItems: [a] }, {}, true)).toBe('readonly [string?, ...unknown[]]');
  });
});
