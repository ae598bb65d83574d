import type { Json, JsonObject, Schema } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { createSampler, type SampleOptions } from './sampler.ts';

const schemas = new Map<string, Schema>(
  Object.entries({
    Name: { type: 'string', minLength: 2 },
    Node: { type: 'object', required: ['next'], properties: { next: { $ref: '#/components/schemas/Node' } } },
    Tree: {
      type: 'object',
      required: ['name', 'children'],
      properties: {
        name: { $ref: '#/components/schemas/Name' },
        children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
        parent: { $ref: '#/components/schemas/Tree' },
      },
    },
    List: {
      type: 'object',
      required: ['rest'],
      properties: { rest: { oneOf: [{ $ref: '#/components/schemas/List' }, { type: 'null' }] } },
    },
    Loop: { $ref: '#/components/schemas/Loop' },
    User: {
      type: 'object',
      required: ['id', 'name', 'password'],
      properties: {
        id: { type: 'string', readOnly: true },
        name: { type: 'string' },
        password: { type: 'string', writeOnly: true },
        nick: { type: 'string' },
      },
    },
    Cat: { type: 'object', required: ['kind'], properties: { kind: { const: 'cat' } } },
    Dog: { type: 'object', required: ['kind'], properties: { kind: { const: 'dog' } } },
  }),
);
const sample = createSampler({ schemas });
const to = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

function valueOf(schema: Schema, options: SampleOptions = { direction: 'response' }): Json | undefined {
  const made = sample(schema, options);
  return 'value' in made ? made.value : undefined;
}

describe('a sample', () => {
  it.each<[string, Schema, Json]>([
    ['a text', { type: 'string' }, 'text'],
    ['a long text', { type: 'string', minLength: 10 }, 'texttetext'],
    ['a short text', { type: 'string', maxLength: 2 }, 'te'],
    ['an empty text', { type: 'string', maxLength: 0 }, ''],
    ['a pattern', { type: 'string', pattern: '^[A-Z]{2}-\\d+$' }, 'AA-00'],
    ['a pattern of a length', { type: 'string', pattern: '^[a-c]*$', minLength: 5, maxLength: 5 }, 'aaaaa'],
    ['a date', { type: 'string', format: 'date' }, '2030-01-01'],
    ['a date-time', { type: 'string', format: 'date-time' }, '2030-01-01T12:00:00Z'],
    ['a uuid', { type: 'string', format: 'uuid' }, '00000000-0000-4000-8000-000000000000'],
    ['a format with a pattern', { type: 'string', format: 'uri', pattern: '^https' }, 'https://example.com/'],
    ['an unknown format', { type: 'string', format: 'sha' }, 'text'],
    ['Base64', { type: 'string', contentEncoding: 'base64' }, 'dGV4dA=='],
    ['an integer', { type: 'integer' }, 1],
    ['an integer in a range', { type: 'integer', minimum: 5, exclusiveMaximum: 7 }, 5],
    ['an integer above a limit', { type: 'integer', exclusiveMinimum: 5 }, 6],
    ['an integer below a limit', { type: 'integer', exclusiveMaximum: 0 }, -1],
    ['a multiple', { type: 'integer', multipleOf: 7, minimum: 10 }, 14],
    ['a number in a narrow range', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.1 }, 0.0125],
    ['a multiple with digits', { type: 'number', multipleOf: 0.01, minimum: 0.05, maximum: 0.05 }, 0.05],
    ['a boolean', { type: 'boolean' }, true],
    ['null', { type: 'null' }, null],
    ['a type before null', { type: ['null', 'integer'] }, 1],
    ['a const', { const: { a: 1 } }, { a: 1 }],
    ['an enum', { enum: [null, 'b'] }, 'b'],
    ['an example', { type: 'string', example: 'mine' }, 'mine'],
    ['no example that does not fit', { type: 'string', example: 5 }, 'text'],
    ['the first of examples that fits', { type: 'string', examples: [5, 'mine'] }, 'mine'],
    ['a default', { type: 'integer', default: 50 }, 50],
    ['anything', true, 'text'],
    ['properties without a type', { properties: {}, required: ['a'] }, { a: 'text' }],
    ['required members', { type: 'object', required: ['a'], properties: { a: { type: 'integer' }, b: {} } }, { a: 1 }],
    ['a required member without a schema', { type: 'object', required: ['a'] }, { a: 'text' }],
    ['a member of a map', { type: 'object', additionalProperties: { type: 'integer' } }, { key: 1 }],
    [
      'members until there are enough',
      { minProperties: 2, properties: { a: { type: 'null' } } },
      { a: null, key: 'text' },
    ],
    ['members with names', { minProperties: 2, propertyNames: { pattern: '^x' } }, { x: 'text', xa: 'text' }],
    [
      'members by pattern',
      { minProperties: 1, patternProperties: { '^n\\d$': { type: 'integer' } }, additionalProperties: false },
      { n0: 1 },
    ],
    ['what a member makes required', { required: ['a'], dependentRequired: { a: ['b'] } }, { a: 'text', b: 'text' }],
    ['a list', { type: 'array', items: { type: 'integer' } }, [1]],
    ['a list that must be empty', { type: 'array', maxItems: 0 }, []],
    ['a list without possible items', { type: 'array', items: false }, []],
    [
      'a list of different items',
      { type: 'array', items: { type: 'integer' }, minItems: 3, uniqueItems: true },
      [1, 2, 3],
    ],
    [
      'a list of different objects',
      {
        type: 'array',
        minItems: 2,
        uniqueItems: true,
        items: { required: ['a'], properties: { a: { type: 'boolean' } } },
      },
      [{ a: true }, { a: false }],
    ],
    ['a tuple', { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }] }, [1, 'text']],
    ['what a list contains', { type: 'array', contains: { const: 'x' }, minContains: 2 }, ['x', 'x']],
    ['what a tuple contains', { prefixItems: [{ type: 'integer' }], contains: { const: 5 }, maxItems: 1 }, [5]],
    ['a reference', to('Name'), 'text'],
    ['a tree', to('Tree'), { name: 'text', children: [] }],
    ['the end of a list', to('List'), { rest: null }],
    ['one of two', { oneOf: [to('Cat'), to('Dog')] }, { kind: 'cat' }],
    [
      'one of two with what stands beside',
      { oneOf: [to('Cat'), to('Dog')], required: ['a'] },
      { kind: 'cat', a: 'text' },
    ],
    ['exactly one of two', { oneOf: [{ type: 'number' }, { type: 'integer' }, { type: 'string' }] }, 'text'],
    ['any of two', { anyOf: [{ type: 'null' }, { type: 'integer' }] }, 1],
    ['the alternative that can be', { anyOf: [to('Node'), { type: 'boolean' }] }, true],
    [
      'all of three',
      {
        allOf: [
          to('Cat'),
          { required: ['age'], properties: { age: { minimum: 5 } } },
          { properties: { age: { type: 'integer' } } },
        ],
      },
      { kind: 'cat', age: 5 },
    ],
    ['all of two patterns', { allOf: [{ type: 'string', pattern: '^[a-c]+$' }, { pattern: '^b' }] }, 'ba'],
    ['a condition', { type: 'integer', if: { minimum: 5 }, then: { multipleOf: 10 }, minimum: 5 }, 10],
    ['not', { type: 'integer', not: { const: 1 } }, 2],
    [
      'a member named __proto__',
      JSON.parse('{"required":["__proto__"],"properties":{"__proto__":{"type":"null"}}}') as Schema,
      JSON.parse('{"__proto__":null}') as Json,
    ],
  ])('%s', (_, schema, want) => {
    expect(valueOf(schema)).toEqual(want);
  });

  it.each<[string, Schema]>([
    ['false', false],
    ['a type that contradicts itself', { allOf: [{ type: 'string' }, { type: 'integer' }] }],
    ['a component that requires itself', to('Node')],
    ['a component that is itself', to('Loop')],
    ['a pattern that finds nothing', { type: 'string', pattern: '(?!)' }],
    ['too many different items', { type: 'array', items: { type: 'boolean' }, minItems: 3, uniqueItems: true }],
    ['alternatives that always fit both', { oneOf: [{ type: 'object' }, { type: 'object', properties: {} }] }],
  ])('is not made for %s', (_, schema) => {
    expect(sample(schema, { direction: 'response' })).toEqual({
      problem: expect.stringContaining('no value was found that fits its schema'),
    });
  });

  it.each<[SampleOptions, Json]>([
    [{ direction: 'request' }, { name: 'text', password: 'text' }],
    [{ direction: 'response' }, { id: 'text', name: 'text' }],
    [
      { direction: 'response', optional: true },
      { id: 'text', name: 'text', nick: 'text' },
    ],
  ])('for %j has the members of its direction', (options, want) => {
    expect(valueOf(to('User'), options)).toEqual(want);
  });

  it('is the same whenever it is asked', () => {
    expect(valueOf(to('Tree'))).toEqual(
      createSampler({ schemas })(to('Tree'), { direction: 'response' })['value' as never],
    );
  });
});
