import type { Json, Schema } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { documentWith } from '../test/document.ts';
import { promisedPart } from './promised-part.ts';
import { createSchemaCheck } from './schema-check/schema-check.ts';
import { createSchemaResolution } from './schema-resolution.ts';

const model = documentWith({
  schemas: {
    User: { type: 'object', properties: { name: { type: 'string' } } },
    Cat: { required: ['lives'], properties: { lives: {} } },
    Dog: { required: ['good'], properties: { good: {} } },
  },
});
const context = { resolve: createSchemaResolution(model), check: createSchemaCheck(model) };
const to = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

describe('the promised part of an example', () => {
  it.each<[string, Schema, Json, Json]>([
    ['has the members that are described', to('User'), { name: 'Ada', age: 1 }, { name: 'Ada' }],
    [
      'has them also where others are allowed',
      { properties: { a: {} }, additionalProperties: true },
      { a: 1, b: 2 },
      { a: 1 },
    ],
    ['has all members where none is described', { type: 'object' }, { a: 1 }, { a: 1 }],
    [
      'has all members of a map',
      { additionalProperties: to('User') },
      { a: { name: 'A', b: 1 } },
      { a: { name: 'A' } },
    ],
    ['has members by pattern', { patternProperties: { '^x': {} } }, { x1: 1, y: 1 }, { x1: 1 }],
    [
      'has members of all parts',
      { allOf: [to('User'), to('Cat')] },
      { name: 'A', lives: 9, b: 1 },
      { name: 'A', lives: 9 },
    ],
    [
      'has members of the alternative that fits',
      { oneOf: [to('Cat'), to('Dog')] },
      { good: true, lives2: 1 },
      { good: true },
    ],
    ['has what is required', { required: ['a'], properties: { b: {} } }, { a: 1, c: 1 }, { a: 1 }],
    ['has them in lists', { items: to('User') }, [{ name: 'A', b: 1 }], [{ name: 'A' }]],
    ['has them in tuples', { prefixItems: [true], items: to('User') }, [{ b: 1 }, { b: 1 }], [{ b: 1 }, {}]],
    [
      'has them in alternatives of lists',
      { anyOf: [{ type: 'null' }, { type: 'array', items: to('User') }] },
      [{ b: 1 }],
      [{}],
    ],
    ['is a text as it is', { type: 'string' }, 'a', 'a'],
  ])('%s', (_, schema, example, want) => {
    expect(promisedPart(schema, example, context)).toEqual(want);
  });
});
