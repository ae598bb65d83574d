import type { Json } from '@opendas/openapi-model';
import { describe, expect, test } from 'vitest';
import { typeOf } from '../test/type-of.ts';

const a = { type: 'string' };
const b = { type: 'number' };
const c = { type: 'boolean' };
const object = { type: 'object', properties: { x: true } };

describe('objectType', () => {
  const table: readonly [given: { readonly [keyword: string]: Json }, want: string][] = [
    [{}, '{ [key: string]: unknown; }'],
    [{ properties: {} }, '{ [key: string]: unknown; }'],
    [{ properties: { a, b }, required: ['a'] }, '{ a: string; b?: number; }'],
    [{ properties: { a: { ...a, default: '' } } }, '{ a?: string; }'],
    [{ properties: { a: false } }, '{ a?: never; }'],
    [{ properties: { a: { ...a, readOnly: true } } }, '{ readonly a?: string; }'],
    [{ properties: { a }, required: ['a', 'b', 'b'] }, '{ a: string; b: unknown; }'],
    [{ additionalProperties: true }, '{ [key: string]: unknown; }'],
    [{ additionalProperties: false }, '{ [key: string]: never; }'],
    [{ additionalProperties: a }, '{ [key: string]: string; }'],
    [{ additionalProperties: a, required: ['b'] }, '{ b: string; } & { [key: string]: string; }'],
    [{ properties: { a }, additionalProperties: false }, '{ a?: string; }'],
    [{ properties: { a }, additionalProperties: true }, '{ a?: string; } & { [key: string]: unknown; }'],
    [{ properties: { a }, additionalProperties: {} }, '{ a?: string; } & { [key: string]: unknown; }'],
    // TypeScript applies an index signature to every member.
    [{ properties: { a }, additionalProperties: b }, '{ a?: string; } & { [key: string]: number | string; }'],
    [{ properties: { a: object }, additionalProperties: b }, '{ a?: { x?: unknown; }; } & { [key: string]: unknown; }'],
    [{ patternProperties: { '^a': a } }, '{ [key: string]: unknown; }'],
    [{ patternProperties: { '^a': a, '^b': b }, additionalProperties: false }, '{ [key: string]: string | number; }'],
    [{ patternProperties: { '^a': a }, additionalProperties: b }, '{ [key: string]: number | string; }'],
    [
      { properties: { c }, patternProperties: { '^a': a }, additionalProperties: false },
      '{ c?: boolean; } & { [key: string]: string | boolean; }',
    ],
  ];
  test.each(table)('%j', (given, want) => {
    expect(typeOf({ type: 'object', ...given })).toBe(want);
  });

  test('is readonly where types are immutable', () => {
    const schema = { type: 'object', properties: { a }, required: ['a', 'b'], additionalProperties: true };
    expect(typeOf(schema, {}, true)).toBe(
      '{ readonly a: string; readonly b: unknown; } & { readonly [key: string]: unknown; }',
    );
  });

  test('keeps every name a name', () => {
    const names = [
      '__proto__',
      'constructor',
      'new',
      'readonly',
      'get',
      '',
      '1',
      'a-b',
      '"',
      '\n',
      '\u2028',
      '👍',
      '*/',
    ];
    const properties = Object.fromEntries(names.map((name) => [name, a]));
    expect(typeOf({ type: 'object', properties })).toBe(
      String.raw`{ "1"?: string; __proto__?: string; constructor?: string; new?: string; readonly?: string; get?: string; ""?: string; "a-b"?: string; "\""?: string; "\n"?: string; "\u2028"?: string; "👍"?: string; "*/"?: string; }`,
    );
  });
});
