import type { Json } from '@opendas/openapi-model';
import { describe, expect, test } from 'vitest';
import { typeOf } from '../test/type-of.ts';

const a = { type: 'object', properties: { a: true } };
const string = { type: 'string' };

describe('anyOf and oneOf', () => {
  const table: readonly [given: Json, want: string][] = [
    [{ anyOf: [string, { type: 'null' }] }, 'string | null'],
    [{ oneOf: [string, { type: 'null' }] }, 'string | null'],
    [{ oneOf: [string, string] }, 'string'],
    [{ oneOf: [string, {}] }, 'unknown'],
    [{ oneOf: [string, false] }, 'string'],
    [{ oneOf: [] }, 'unknown'],
    [{ anyOf: [string, { anyOf: [{ type: 'null' }, string] }] }, 'string | null'],
    [
      { anyOf: [string, { type: 'integer' }], oneOf: [string, { type: 'null' }] },
      '(string | number) & (string | null)',
    ],
    // What stands beside them applies too.
    [
      { ...a, oneOf: [{ required: ['b'] }, { required: ['c'] }] },
      '{ a?: unknown; } & ({ b: unknown; } | { c: unknown; })',
    ],
    [{ type: ['object', 'null'], anyOf: [{ required: ['b'] }, a] }, '{ b: unknown; } | null | { a?: unknown; }'],
    [{ properties: { a: true }, anyOf: [{ required: ['b'] }] }, '{ a?: unknown; } & { b: unknown; }'],
    // `type` is left out where the alternatives say it better.
    [{ type: 'object', oneOf: [a, { required: ['b'] }] }, '{ a?: unknown; } | { b: unknown; }'],
    [{ type: 'string', anyOf: [{ format: 'date' }, { format: 'time' }] }, 'string'],
    [{ type: 'string', oneOf: [{ const: 'a' }, { const: 'b' }] }, '"a" | "b"'],
    [{ type: 'integer', oneOf: [{ const: 1, title: 'One' }, { const: -2 }, { const: 'a' }] }, '1 | -2'],
    [{ type: ['boolean', 'null'], oneOf: [{ const: true }, { type: 'null' }] }, 'true | null'],
    [{ type: 'string', anyOf: [{ const: 'a' }, { minLength: 5 }] }, 'string'],
    [{ type: 'string', anyOf: [string, { type: 'integer' }] }, 'string & (string | number)'],
    [{ type: 'array', items: { anyOf: [string, { type: 'null' }] } }, '(string | null)[]'],
  ];
  test.each(table)('%j', (given, want) => {
    expect(typeOf(given)).toBe(want);
  });
});
