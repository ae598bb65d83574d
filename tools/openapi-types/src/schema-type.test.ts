import type { Json } from '@opendas/openapi-model';
import { describe, expect, test } from 'vitest';
import { typeOf } from '../test/type-of.ts';

const pet = { type: 'object', properties: { name: { type: 'string' } } };
const petType = 'components["schemas"]["Pet"]';
const ref = { $ref: '#/components/schemas/Pet' };

describe('types', () => {
  const table: readonly [given: Json, want: string][] = [
    [true, 'unknown'],
    [false, 'never'],
    [{}, 'unknown'],
    [{ description: 'Anything.' }, 'unknown'],
    [{ type: 'string' }, 'string'],
    [{ type: 'string', format: 'binary' }, 'string'],
    [{ type: 'integer' }, 'number'],
    [{ type: 'number' }, 'number'],
    [{ type: 'boolean' }, 'boolean'],
    [{ type: 'null' }, 'null'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ type: ['integer', 'number'] }, 'number'],
    [{ type: ['array', 'null'], items: { type: ['string', 'null'] } }, '(string | null)[] | null'],
    [{ type: ['object', 'string'], properties: { a: true } }, '{ a?: unknown; } | string'],
    [{ type: 'string', properties: { a: true }, items: true }, 'string'],
    [{ type: 'file' }, 'unknown'],
    [{ type: [] }, 'unknown'],
    // Without `type`: an object where the schema describes one, else anything.
    [{ properties: { a: true } }, '{ a?: unknown; }'],
    [{ required: ['a'] }, '{ a: unknown; }'],
    [{ properties: {}, required: [] }, 'unknown'],
    [{ items: { type: 'string' } }, 'unknown'],
    [{ pattern: '^a', minimum: 1 }, 'unknown'],
    [{ not: { type: 'string' }, if: { type: 'null' }, then: false }, 'unknown'],
  ];
  test.each(table)('%j', (given, want) => {
    expect(typeOf(given)).toBe(want);
  });
});

describe('references', () => {
  const table: readonly [given: Json, want: string][] = [
    [ref, petType],
    [{ ...ref, description: 'Mine.' }, petType],
    [{ ...ref, required: ['id'] }, `{ id: unknown; } & ${petType}`],
    [{ ...ref, type: 'object' }, petType],
    [{ ...ref, type: ['object', 'null'] }, petType],
    [{ $ref: '#/components/schemas/Nowhere' }, 'unknown'],
  ];
  test.each(table)('%j', (given, want) => {
    expect(typeOf(given, { Pet: pet })).toBe(want);
  });

  test('names are unescaped and quoted', () => {
    const given = { $ref: '#/components/schemas/a~1b~0%22%0A' };
    expect(typeOf(given, { 'a/b~"\n': pet })).toBe(String.raw`components["schemas"]["a/b~\"\n"]`);
  });
});

describe('allOf', () => {
  const table: readonly [given: Json, want: string][] = [
    [{ allOf: [ref] }, petType],
    [{ allOf: [ref, { properties: { a: true } }] }, `${petType} & { a?: unknown; }`],
    [{ type: 'object', allOf: [ref, { description: 'Anything.' }] }, petType],
    [{ type: 'object', allOf: [{ description: 'Anything.' }] }, '{ [key: string]: unknown; }'],
    [{ type: 'object', allOf: [ref], required: ['name'] }, `{ name: unknown; } & ${petType}`],
    [{ allOf: [ref, { required: ['name'] }] }, `${petType} & { name: unknown; }`],
    [{ allOf: [ref, true] }, petType],
    [{ allOf: [ref, false] }, 'never'],
    [{ type: 'string', allOf: [{ minLength: 1 }, { type: 'string' }] }, 'string'],
    // A part without `type` describes what the whole allows.
    [{ type: ['object', 'null'], allOf: [{ properties: { a: true } }] }, '{ a?: unknown; } | null'],
    [{ type: 'array', allOf: [{ items: { type: 'string' } }] }, 'string[]'],
  ];
  test.each(table)('%j', (given, want) => {
    expect(typeOf(given, { Pet: pet })).toBe(want);
  });
});
