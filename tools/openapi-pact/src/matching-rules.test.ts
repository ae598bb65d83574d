import type { Json, JsonObject, Schema } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { documentWith } from '../test/document.ts';
import type { BodyRules } from './matchers.ts';
import { bodyRules } from './matching-rules.ts';
import { createSchemaCheck } from './schema-check/schema-check.ts';
import { createSchemaResolution } from './schema-resolution.ts';

const schemas: JsonObject = {
  Node: { type: 'object', properties: { name: { type: 'string' }, next: { $ref: '#/components/schemas/Node' } } },
  Named: { type: 'object', properties: { name: { type: 'string' } } },
  Cat: { type: 'object', required: ['kind'], properties: { kind: { const: 'cat' }, lives: { type: 'integer' } } },
  Dog: { type: 'object', required: ['kind'], properties: { kind: { const: 'dog' }, good: { type: 'boolean' } } },
};
const model = documentWith({ schemas });
const context = { resolve: createSchemaResolution(model), check: createSchemaCheck(model) };
const type = { matchers: [{ match: 'type' }] };
const anything = { matchers: [{ match: 'regex', regex: '^[\\s\\S]*$' }] };
const orNull = (regex: string): object => ({ combine: 'OR', matchers: [{ match: 'regex', regex }, { match: 'null' }] });
const integer = { matchers: [{ match: 'integer' }] };
const pet = { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] };

describe('the matching rules of a body', () => {
  it.each<[string, Schema, Json, object]>([
    ['string', { type: 'string' }, 'a', { $: type }],
    ['enum', { enum: ['a', 'b.c'] }, 'a', { $: { matchers: [{ match: 'regex', regex: '^(?:a|b\\.c)$' }] } }],
    ['const', { const: 'a' }, 'a', { $: { matchers: [{ match: 'equality' }] } }],
    ['x-pact-equality', { type: 'string', 'x-pact-equality': true }, 'a', { $: { matchers: [{ match: 'equality' }] } }],
    ['pattern', { type: 'string', pattern: '^a+$' }, 'a', { $: { matchers: [{ match: 'regex', regex: '^a+$' }] } }],
    ['a pattern the verifier cannot express', { type: 'string', pattern: '\\ud800' }, 'a', { $: type }],
    [
      'date-time',
      { type: 'string', format: 'date' },
      '2099-01-01',
      { $: { matchers: [{ match: 'regex', regex: expect.stringContaining('[0-9]{4}-') }] } },
    ],
    ['an unknown format', { type: 'string', format: 'password' }, 'a', { $: type }],
    ['integer', { type: 'integer' }, 1, { $: integer }],
    ['number with a whole example', { type: 'number' }, 1, { $: { matchers: [{ match: 'number' }] } }],
    [
      'integer enum',
      { type: 'integer', enum: [1, 2] },
      1,
      { $: { matchers: [{ match: 'integer' }, { match: 'regex', regex: '^(?:1|2)$' }] } },
    ],
    ['boolean', { type: 'boolean' }, true, { $: type }],
    ['no schema', true, 'a', { $: anything }],
    [
      'nullable',
      { type: ['string', 'null'] },
      'a',
      { $: { combine: 'OR', matchers: [{ match: 'type' }, { match: 'null' }] } },
    ],
    [
      'nullable in anyOf',
      { anyOf: [{ type: 'integer' }, { type: 'null' }] },
      1,
      { $: { combine: 'OR', matchers: [{ match: 'integer' }, { match: 'null' }] } },
    ],
    [
      'nullable, and null is the example',
      { type: ['string', 'null'] },
      null,
      { $: { combine: 'OR', matchers: [{ match: 'regex', regex: '^[\\s\\S]*$' }, { match: 'null' }] } },
    ],
    ['nullable object that is null', { type: ['object', 'null'] }, null, { $: orNull('^(?:\\{[\\s\\S]*\\})$') }],
    ['nullable array that is null', { type: ['array', 'null'] }, null, { $: orNull('^(?:\\[[\\s\\S]*\\])$') }],
    [
      'nullable integer that is null',
      { type: ['integer', 'null'] },
      null,
      { $: { combine: 'OR', matchers: [{ match: 'integer' }, { match: 'null' }] } },
    ],
    ['anything or null', {}, null, { $: anything }],
    ['enum with null', { enum: ['a', null] }, 'a', { $: orNull('^(?:a)$') }],
    ['enum with null that is null', { enum: ['a', null] }, null, { $: orNull('^(?:a)$') }],
    [
      'enum of a type without null',
      { type: 'string', enum: ['a', null] },
      'a',
      { $: { matchers: [{ match: 'regex', regex: '^(?:a)$' }] } },
    ],
    [
      'enum of several types',
      { enum: ['auto', 1, true] },
      1,
      { $: { matchers: [{ match: 'regex', regex: '^(?:auto|1|true)$' }] } },
    ],
    ['enum with an object', { enum: ['auto', {}] }, 'auto', { $: anything }],
    [
      'several types',
      { type: ['integer', 'boolean'] },
      1,
      { $: { matchers: [{ match: 'regex', regex: '^(?:-?[0-9]+|true|false)$' }] } },
    ],
    ['text or number', { type: ['string', 'number'] }, 1, { $: anything }],
    ['const null', { const: null }, null, { $: { combine: 'OR', matchers: [{ match: 'null' }] } }],
    [
      'alternatives that are constants',
      { oneOf: [{ const: 'a', title: 'A' }, { const: 'b' }, { type: 'null' }] },
      'a',
      { $: orNull('^(?:a|b)$') },
    ],
    [
      'alternatives that are numbers',
      { anyOf: [{ const: 1 }, { enum: [2, 3] }] },
      1,
      { $: { matchers: [{ match: 'integer' }, { match: 'regex', regex: '^(?:1|2|3)$' }] } },
    ],
    ['null', { type: 'null' }, null, { $: { combine: 'OR', matchers: [{ match: 'null' }] } }],
    [
      'array',
      { type: 'array', items: { type: 'integer' } },
      [1, 2],
      { $: { matchers: [{ match: 'type', min: 1 }] }, '$[*]': integer },
    ],
    [
      'array with limits',
      { type: 'array', minItems: 2, maxItems: 5, items: { type: 'integer' } },
      [1, 2],
      { $: { matchers: [{ match: 'type', min: 2, max: 5 }] }, '$[*]': integer },
    ],
    ['empty array', { type: 'array', items: { type: 'integer' } }, [], {}],
    [
      'tuple',
      { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }] },
      [1, 'a'],
      { $: { matchers: [{ match: 'type', min: 2 }] }, '$[0]': integer, '$[1]': type },
    ],
    [
      'map',
      { type: 'object', additionalProperties: { type: 'integer' } },
      { a: 1 },
      { $: { matchers: [{ match: 'values' }] }, '$.*': integer },
    ],
    [
      'optional property that the example leaves out',
      { type: 'object', properties: { a: { type: 'integer' }, b: {} } },
      { a: 1 },
      { '$.a': integer },
    ],
    [
      'property that the schema does not name',
      { type: 'object', properties: {} },
      { 'x-y': 1 },
      { "$['x-y']": anything },
    ],
    [
      'pattern property',
      { type: 'object', patternProperties: { '^n': { type: 'integer' } } },
      { n1: 1 },
      { '$.n1': integer },
    ],
    [
      'reference that leads back to itself',
      { $ref: '#/components/schemas/Node' },
      { name: 'a', next: { name: 'b' } },
      { '$.name': type, '$.next.name': type },
    ],
    [
      'allOf',
      { allOf: [{ $ref: '#/components/schemas/Named' }, { properties: { age: { type: 'integer' } } }] },
      { name: 'a', age: 1 },
      { '$.name': type, '$.age': integer },
    ],
    [
      'oneOf in a property',
      { type: 'object', properties: { pet } },
      { pet: { kind: 'dog', good: true } },
      { '$.pet.kind': { matchers: [{ match: 'equality' }] }, '$.pet.good': type },
    ],
    [
      'oneOf in a list',
      { type: 'array', items: pet },
      [
        { kind: 'cat', lives: 9 },
        { kind: 'dog', good: true },
      ],
      {
        $: {
          matchers: [
            {
              match: 'arrayContains',
              variants: [
                { index: 0, rules: { '$.kind': { matchers: [{ match: 'equality' }] }, '$.lives': integer } },
                { index: 1, rules: { '$.kind': { matchers: [{ match: 'equality' }] }, '$.good': type } },
              ],
            },
          ],
        },
      },
    ],
    [
      'members that only some items have',
      { type: 'array', items: { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'string' } } } },
      [{ a: 1 }, { b: 'x' }],
      { $: { matchers: [{ match: 'type', min: 1 }] }, '$[*].a': integer, '$[*].b': type },
    ],
  ])('%s', (_, schema, example, want) => {
    expect(bodyRules(schema, example, context)).toEqual(want satisfies object as BodyRules);
  });
});

describe('the matching rules of a sample', () => {
  const sampled = { ...context, isSample: true };

  it.each<[string, Schema, Json, object]>([
    [
      'a list that may be empty',
      { type: 'array', items: { type: 'integer' } },
      [1],
      { $: { matchers: [{ match: 'type', min: 0 }] }, '$[*]': integer },
    ],
    [
      'a list that may not',
      { type: 'array', minItems: 1, items: { type: 'integer' } },
      [1],
      { $: { matchers: [{ match: 'type', min: 1 }] }, '$[*]': integer },
    ],
    ['an empty list', { type: 'array', items: { type: 'integer' } }, [], { $: type }],
    ['alternatives of several types', { anyOf: [{ type: 'string' }, pet] }, 'a', { $: anything }],
    [
      'alternatives of scalar types',
      { oneOf: [{ type: 'integer' }, { oneOf: [{ type: 'boolean' }, { type: 'null' }] }] },
      1,
      { $: orNull('^(?:-?[0-9]+|true|false)$') },
    ],
    [
      'alternatives of one type',
      {
        anyOf: [
          { type: 'string', pattern: '^a$' },
          { type: 'string', pattern: '^b$' },
        ],
      },
      'a',
      { $: type },
    ],
    ['null for one of two objects', { anyOf: [pet, { type: 'null' }] }, null, { $: orNull('^(?:\\{[\\s\\S]*\\})$') }],
    ['alternatives of which one is anything', { anyOf: [{ type: 'string' }, {}] }, 'a', { $: anything }],
  ])('%s', (_, schema, example, want) => {
    expect(bodyRules(schema, example, sampled)).toEqual(want satisfies object as BodyRules);
  });
});
