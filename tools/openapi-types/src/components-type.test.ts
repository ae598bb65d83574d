import type { JsonObject } from '@opendas/openapi-model';
import { describe, expect, test } from 'vitest';
import { modelOf } from '../test/model-of.ts';
import { onOneLine } from '../test/type-of.ts';
import { componentsType } from './components-type.ts';

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** The members of `schemas`, and what follows the interface. */
function written(schemas: JsonObject): string {
  return onOneLine(componentsType(modelOf(schemas).schemas, false).text)
    .replace('export interface components { ', '')
    .replace(' responses: never; parameters: never; requestBodies: never; headers: never; pathItems: never; }', '');
}

describe('componentsType', () => {
  test.each<[name: string, given: JsonObject, want: string]>([
    ['nothing', {}, 'schemas: never;'],
    ['names', { 'a b': true, ['__proto__']: false }, 'schemas: { "a b": unknown; __proto__: never; };'],
    ['references', { A: ref('B'), B: { type: 'string' } }, 'schemas: { A: components["schemas"]["B"]; B: string; };'],
  ])('%s', (_name, given, want) => {
    expect(written(given)).toBe(want);
  });
});

describe('schemas that lead back to themselves', () => {
  test.each<[name: string, given: JsonObject, want: string]>([
    [
      'through a member: TypeScript follows',
      { A: { type: 'object', properties: { a: ref('A'), b: { type: 'array', items: ref('A') } } } },
      'schemas: { A: { a?: components["schemas"]["A"]; b?: components["schemas"]["A"][]; }; };',
    ],
    [
      'through other values: TypeScript follows',
      { A: { type: 'object', additionalProperties: { anyOf: [ref('A'), { type: 'string' }] } } },
      'schemas: { A: { [key: string]: components["schemas"]["A"] | string; }; };',
    ],
    [
      'through an array: a type alias',
      { A: { anyOf: [{ type: 'string' }, { type: 'array', items: ref('A') }] } },
      'schemas: { A: Recursive_A; }; type Recursive_A = string | Recursive_A[];',
    ],
    [
      'through each other and an array: type aliases',
      {
        'A b': { anyOf: [{ type: 'string' }, ref('A_b')] },
        A_b: { type: 'array', prefixItems: [ref('A b')], items: false },
      },
      'schemas: { "A b": Recursive_A_b; A_b: Recursive_A_b_2; };' +
        ' type Recursive_A_b = string | Recursive_A_b_2; type Recursive_A_b_2 = [Recursive_A_b?];',
    ],
    ['for the same value', { A: ref('A') }, 'schemas: { A: unknown; };'],
    ['for the same value, through each other', { A: ref('B'), B: ref('A') }, 'schemas: { A: unknown; B: unknown; };'],
    [
      'as an alternative for the same value',
      { A: { anyOf: [ref('A'), { type: 'string' }] } },
      'schemas: { A: unknown; };',
    ],
    [
      'as a part and an alternative: the part is given up',
      {
        Pet: { oneOf: [ref('Cat'), ref('Dog')] },
        Cat: { allOf: [ref('Pet'), { type: 'object', properties: { a: true } }] },
        Dog: { type: 'object', properties: { b: true } },
      },
      'schemas: { Pet: components["schemas"]["Cat"] | components["schemas"]["Dog"]; Cat: { a?: unknown; }; Dog: { b?: unknown; }; };',
    ],
  ])('%s', (_name, given, want) => {
    expect(written(given)).toBe(want);
  });
});

describe('schemas with readOnly or writeOnly members', () => {
  const id = { type: 'string', readOnly: true };
  const secret = { type: 'string', writeOnly: true };
  const object = { type: 'object', properties: { id, secret }, required: ['id', 'secret'] };

  test('are written for requests and responses too, and so is what refers to them', () => {
    const other = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
    const list = { type: 'array', items: ref('Thing') };
    expect(written({ Thing: object, List: list, Other: other })).toBe(
      'schemas: {' +
        ' Thing: { readonly id: string; secret: string; }; List: components["schemas"]["Thing"][]; Other: { name: string; }; };' +
        ' requestSchemas: {' +
        ' Thing: { readonly id?: string; secret: string; }; List: components["requestSchemas"]["Thing"][]; };' +
        ' responseSchemas: {' +
        ' Thing: { readonly id: string; secret?: string; }; List: components["responseSchemas"]["Thing"][]; };',
    );
  });

  test.each<[name: string, given: JsonObject, want: string]>([
    ['not required anyway', { A: { type: 'object', properties: { id } } }, ''],
    [
      'marked behind a reference',
      { Id: id, A: { type: 'object', properties: { id: ref('Id') }, required: ['id'] } },
      'A: { id?: components["schemas"]["Id"]; };',
    ],
    [
      'required by another part',
      { A: { allOf: [{ type: 'object', properties: { id } }, { required: ['id', 'b'] }] } },
      'A: { readonly id?: string; } & { b: unknown; };',
    ],
    [
      'required by an alternative: stays required',
      { A: { type: 'object', properties: { id }, anyOf: [{ required: ['id'] }], required: ['id'] } },
      'A: { readonly id?: string; } & { id: unknown; };',
    ],
    [
      'of a schema that leads back to itself',
      {
        A: {
          anyOf: [
            { type: 'object', properties: { id }, required: ['id'] },
            { type: 'array', items: ref('A') },
          ],
        },
      },
      'A: RecursiveRequest_A;',
    ],
  ])('%s', (_name, given, want) => {
    const [, request = ''] = /requestSchemas: \{ (.*?) \};(?: type|$)/.exec(written(given)) ?? [];
    expect(request).toBe(want);
  });
});
