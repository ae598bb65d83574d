import type { Json } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { compile, documentOf, fitsInSecondPass } from './compile.ts';

interface Case {
  readonly schema: Json;
  readonly valid: readonly unknown[];
  readonly invalid: readonly unknown[];
}

/** By keyword: a schema, and values that fit it or not (JSON Schema 2020-12, Core and Validation). */
const cases: Readonly<Record<string, Case>> = {
  true: { schema: true, valid: [null, 1, {}], invalid: [] },
  false: { schema: false, valid: [], invalid: [null, 1, {}] },
  'an empty schema': { schema: {}, valid: [null, 'x', []], invalid: [] },
  'type string': { schema: { type: 'string' }, valid: ['', 'x'], invalid: [1, null, [], {}, true] },
  'type number': { schema: { type: 'number' }, valid: [0, 1.5, -1e300], invalid: ['1', NaN, Infinity, null] },
  'type integer': { schema: { type: 'integer' }, valid: [0, 1.0, -3], invalid: [1.5, '1', null] },
  'type null': { schema: { type: 'null' }, valid: [null], invalid: [0, '', false, undefined] },
  'type boolean': { schema: { type: 'boolean' }, valid: [true, false], invalid: [0, 'true', null] },
  'type array': { schema: { type: 'array' }, valid: [[], [1]], invalid: [{}, { length: 0 }, 'x', null] },
  'type object': { schema: { type: 'object' }, valid: [{}, { a: 1 }], invalid: [[], null, 'x'] },
  'several types': {
    schema: { type: ['string', 'null'], minLength: 2 },
    valid: ['ab', null],
    invalid: ['a', 1, undefined],
  },
  const: {
    schema: { const: { a: [1, null] } },
    valid: [{ a: [1, null] }],
    invalid: [{ a: [1] }, { a: [1, null], b: 1 }, null],
  },
  'const null': { schema: { const: null }, valid: [null], invalid: [0, undefined, ''] },
  'const with names that every object inherits': {
    schema: { const: JSON.parse('{"__proto__":1,"constructor":2}') as Json },
    valid: [JSON.parse('{"constructor":2,"__proto__":1}')],
    invalid: [{}, { constructor: 2 }, JSON.parse('{"__proto__":2,"constructor":2}')],
  },
  'an empty enum': { schema: { enum: [] }, valid: [], invalid: [null, '', undefined] },
  enum: { schema: { enum: ['a', 1, null, [2]] }, valid: ['a', 1, null, [2]], invalid: ['b', '1', [1], {}] },
  minimum: { schema: { minimum: 3 }, valid: [3, 4, 'no number'], invalid: [2.9, -1] },
  maximum: { schema: { maximum: 3 }, valid: [3, -4, null], invalid: [3.1] },
  exclusiveMinimum: { schema: { exclusiveMinimum: 3 }, valid: [3.1], invalid: [3, 2] },
  exclusiveMaximum: { schema: { exclusiveMaximum: 3 }, valid: [2.9], invalid: [3, 4] },
  'multipleOf with fractions': {
    schema: { multipleOf: 0.01 },
    valid: [0, 0.07, 19.99, 4.35],
    invalid: [0.005, 19.999],
  },
  'multipleOf with integers': {
    schema: { multipleOf: 3 },
    valid: [0, 9, -6, 9007199254740991 - 1],
    invalid: [1, 9007199254740991, 3.5],
  },
  'minLength counts characters': { schema: { minLength: 2 }, valid: ['ab', '💩💩', 5], invalid: ['a', '💩', ''] },
  'maxLength counts characters': {
    schema: { maxLength: 2 },
    valid: ['ab', '💩💩', ''],
    invalid: ['abc', '💩💩💩', 'a💩b'],
  },
  'pattern is not anchored': { schema: { pattern: 'b+' }, valid: ['abc', 'b', 7], invalid: ['', 'ac'] },
  'pattern with a character beyond 16 bits': { schema: { pattern: '^.$' }, valid: ['💩', 'a'], invalid: ['ab', ''] },
  minItems: { schema: { minItems: 1 }, valid: [[1], 'x'], invalid: [[]] },
  maxItems: { schema: { maxItems: 1 }, valid: [[], [1]], invalid: [[1, 2]] },
  uniqueItems: {
    schema: { uniqueItems: true },
    valid: [[1, '1', [1], { a: 1 }], []],
    invalid: [
      [1, 1],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [[1], [1]],
    ],
  },
  items: { schema: { items: { type: 'integer' } }, valid: [[], [1, 2]], invalid: [[1, 'x'], [null]] },
  'items after prefixItems': {
    schema: { prefixItems: [{ type: 'string' }, true], items: { type: 'integer' } },
    valid: [[], ['a'], ['a', null, 3]],
    invalid: [[1], ['a', null, 'c']],
  },
  'no items after prefixItems': {
    schema: { prefixItems: [{ type: 'string' }], items: false },
    valid: [[], ['a']],
    invalid: [['a', 1]],
  },
  contains: { schema: { contains: { const: 1 } }, valid: [[1], [0, 1, 1]], invalid: [[], [0]] },
  'contains beside prefixItems': {
    schema: { prefixItems: [true], contains: { const: 1 } },
    valid: [[1], [0, 1]],
    invalid: [[], [0]],
  },
  'minContains and maxContains': {
    schema: { contains: { const: 1 }, minContains: 2, maxContains: 3 },
    valid: [
      [1, 1],
      [1, 0, 1, 1],
    ],
    invalid: [[1], [1, 1, 1, 1]],
  },
  'minContains 0': { schema: { contains: { const: 1 }, minContains: 0 }, valid: [[], [1]], invalid: [] },
  required: { schema: { required: ['a'] }, valid: [{ a: null }, [], 'x'], invalid: [{}, { b: 1 }, { a: undefined }] },
  'required names that every object inherits': {
    schema: { required: ['constructor', '__proto__', 'toString'] },
    valid: [JSON.parse('{"constructor":1,"__proto__":1,"toString":1}')],
    invalid: [{}, { constructor: 1, toString: 1 }],
  },
  'properties with names that every object inherits': {
    schema: { properties: { constructor: { type: 'integer' }, ['__proto__']: { type: 'string' } } },
    valid: [{}, { constructor: 1 }, JSON.parse('{"__proto__":"x"}')],
    invalid: [{ constructor: 'x' }, JSON.parse('{"__proto__":1}')],
  },
  'required members without a type': {
    schema: { required: ['a'], properties: { a: {} } },
    valid: [{ a: 1 }],
    invalid: [{}],
  },
  properties: {
    schema: { properties: { a: { type: 'string' }, b: false } },
    valid: [{}, { a: '' }, { c: 1 }],
    invalid: [{ a: 1 }, { b: 1 }],
  },
  patternProperties: {
    schema: { patternProperties: { '^a': { type: 'string' }, b$: { minLength: 2 } } },
    valid: [{ a: '' }, { ab: 'xy' }, { c: 1 }],
    invalid: [{ a: 1 }, { ab: 'x' }],
  },
  'additionalProperties false': {
    schema: { properties: { a: {} }, patternProperties: { '^x-': {} }, additionalProperties: false },
    valid: [{}, { a: 1 }, { 'x-b': 1 }, { b: undefined }],
    invalid: [{ b: 1 }, { constructor: 1 }],
  },
  'additionalProperties with a schema': {
    schema: { additionalProperties: { type: 'integer' } },
    valid: [{}, { a: 1 }],
    invalid: [{ a: 'x' }],
  },
  propertyNames: { schema: { propertyNames: { maxLength: 2 } }, valid: [{}, { ab: 1 }], invalid: [{ abc: 1 }] },
  dependentRequired: {
    schema: { dependentRequired: { a: ['b'] } },
    valid: [{}, { b: 1 }, { a: 1, b: 1 }],
    invalid: [{ a: 1 }],
  },
  'dependentRequired with names that every object inherits': {
    schema: { dependentRequired: JSON.parse('{"__proto__":["constructor"]}') as Json },
    valid: [{}, JSON.parse('{"__proto__":1,"constructor":1}')],
    invalid: [JSON.parse('{"__proto__":1}')],
  },
  dependentSchemas: {
    schema: { dependentSchemas: { a: { properties: { b: { type: 'string' } } } } },
    valid: [{ b: 1 }, { a: 1, b: '' }],
    invalid: [{ a: 1, b: 1 }],
  },
  'minProperties and maxProperties': {
    schema: { minProperties: 1, maxProperties: 2 },
    valid: [{ a: 1 }, { a: 1, b: 2 }],
    invalid: [{}, { a: 1, b: 2, c: 3 }, { a: undefined }],
  },
  allOf: { schema: { allOf: [{ minimum: 1 }, { maximum: 3 }] }, valid: [1, 3], invalid: [0, 4] },
  anyOf: { schema: { anyOf: [{ type: 'string' }, { minimum: 3 }] }, valid: ['x', 3, null], invalid: [2] },
  oneOf: { schema: { oneOf: [{ type: 'integer' }, { minimum: 3 }] }, valid: [1, 3.5], invalid: [3, 2.5] },
  not: { schema: { not: { type: 'string' } }, valid: [1, null], invalid: ['x'] },
  'if, then, else': {
    schema: { if: { type: 'string' }, then: { minLength: 2 }, else: { minimum: 2 } },
    valid: ['ab', 2],
    invalid: ['a', 1],
  },
  'if without then': { schema: { if: { type: 'string' }, else: { minimum: 2 } }, valid: ['', 2], invalid: [1] },
  'unevaluatedProperties after allOf': {
    schema: {
      allOf: [{ properties: { a: {} } }, { patternProperties: { '^x-': {} } }],
      properties: { b: {} },
      unevaluatedProperties: false,
    },
    valid: [{}, { a: 1, b: 1, 'x-c': 1 }, { c: undefined }, []],
    invalid: [{ c: 1 }, { a: 1, constructor: 1 }],
  },
  'unevaluatedProperties after alternatives that fit': {
    schema: {
      anyOf: [
        { properties: { a: { type: 'string' } } },
        { properties: { b: { type: 'string' } }, required: ['b'] },
        { properties: { kind: { const: 'open' } }, required: ['kind'], additionalProperties: true },
      ],
      unevaluatedProperties: { type: 'integer' },
    },
    valid: [{ a: 'x' }, { a: 'x', b: 'y' }, { a: 'x', c: 1 }, { b: 'y', a: 1 }, { kind: 'open', c: null }],
    invalid: [
      { a: 'x', c: 'z' },
      { a: 'x', kind: 'closed' },
    ],
  },
  'unevaluatedProperties after if, then, else': {
    schema: {
      if: { properties: { a: { const: 1 } }, required: ['a'] },
      then: { properties: { b: {} } },
      else: { properties: { c: {} } },
      unevaluatedProperties: false,
    },
    valid: [{ a: 1, b: 1 }, { c: 1 }, {}],
    invalid: [{ a: 1, c: 1 }, { a: 2 }, { b: 1 }],
  },
  'unevaluatedProperties after dependentSchemas, but not after not': {
    schema: {
      dependentSchemas: { constructor: { properties: { constructor: {}, a: {} } } },
      not: { not: { properties: { b: {} } } },
      unevaluatedProperties: false,
    },
    valid: [{}, { constructor: 1, a: 1 }],
    invalid: [{ a: 1 }, { b: 1 }],
  },
  'unevaluatedProperties of a part does not see what is beside it': {
    schema: {
      properties: { a: {} },
      allOf: [{ unevaluatedProperties: { type: 'integer' } }],
      unevaluatedProperties: false,
    },
    valid: [{ a: 1 }, { b: 1 }],
    invalid: [{ a: 'x' }, { b: 'x' }],
  },
  'unevaluatedItems after prefixItems and contains': {
    schema: {
      prefixItems: [true],
      anyOf: [{ prefixItems: [true, { const: 'second' }] }, true],
      contains: { type: 'integer' },
      minContains: 0,
      unevaluatedItems: false,
    },
    valid: [[], ['x'], ['x', 'second', 1], ['x', 2], ['x', 'second']],
    invalid: [
      ['x', 'y'],
      ['x', 1, 'y'],
    ],
  },
  'unevaluatedItems after an alternative that has items': {
    schema: { oneOf: [{ items: { type: 'string' } }, { prefixItems: [{ type: 'integer' }] }], unevaluatedItems: false },
    valid: [['a', 'b'], [1]],
    invalid: [[1, 2], [null]],
  },
  'keywords beside a combinator': {
    schema: { type: 'object', required: ['a'], anyOf: [{ required: ['b'] }, { required: ['c'] }] },
    valid: [{ a: 1, b: 1 }],
    invalid: [{ a: 1 }, { b: 1 }],
  },
};

const names = Object.keys(cases);
const { schemas } = await compile(
  documentOf(Object.fromEntries(names.map((name, index) => [`Schema${index}`, cases[name]!.schema]))),
);

describe.each(names.map((name, index) => [name, cases[name]!, schemas[`Schema${index}`]!] as const))(
  '%s',
  (_, { schema, valid, invalid }, validator) => {
    it('accepts what fits', () => {
      expect(valid.filter((value) => !validator.is(value))).toEqual([]);
      expect(valid.filter((value) => !fitsInSecondPass(schema, value))).toEqual([]);
    });

    it('refuses what does not fit, and says why', () => {
      expect(invalid.filter((value) => validator.is(value))).toEqual([]);
      expect(invalid.filter((value) => validator.issues(value).length === 0)).toEqual([]);
    });
  },
);
