import type { JsonObject } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { schemaRules } from './schema-rules.ts';

const reference = { $ref: '#/components/schemas/A' };

/** For each rule, by its name: what it is given, and what it makes of it. */
const rows: Readonly<Record<string, readonly (readonly [given: JsonObject, want: JsonObject])[]>> = {
  'drops keywords that mean nothing to an SDK': [
    [{ $comment: 'c', unevaluatedProperties: false, type: 'object' }, { type: 'object' }],
  ],
  'leaves a reference alone': [[{ ...reference, description: 'lost' }, reference]],
  'takes a choice of constants as an enumeration': [
    [
      { oneOf: [{ const: 'a', description: 'lost' }, { const: 'b' }], description: 'kept' },
      { description: 'kept', enum: ['a', 'b'] },
    ],
    [{ anyOf: [{ const: 1 }] }, { enum: [1] }],
    [{ oneOf: [{ const: 1 }, { type: 'string' }] }, { oneOf: [{ const: 1 }, { type: 'string' }] }],
    [{ oneOf: [] }, { oneOf: [] }],
  ],
  'takes a constant as an enumeration of one': [
    [{ const: 'a' }, { enum: ['a'] }],
    [{ const: null }, { enum: [null] }],
  ],
  'gives an enumeration its type': [
    [{ enum: ['a'] }, { type: 'string', enum: ['a'] }],
    [{ enum: [1, 2] }, { type: 'integer', enum: [1, 2] }],
    [{ enum: [1.5] }, { type: 'number', enum: [1.5] }],
    [{ enum: ['a', null] }, { type: ['string', 'null'], enum: ['a', null] }],
    [
      { type: 'string', enum: ['a'] },
      { type: 'string', enum: ['a'] },
    ],
  ],
  'takes null in a choice as nullable': [
    [{ anyOf: [reference, { type: 'null' }] }, { nullable: true, allOf: [reference] }],
    [
      { oneOf: [{ type: 'null' }, { type: 'string', description: 'inner' }], description: 'outer' },
      { type: 'string', description: 'outer', nullable: true },
    ],
    [
      { oneOf: [reference, { type: 'string' }, { type: 'null' }] },
      { nullable: true, oneOf: [reference, { type: 'string' }] },
    ],
    [{ oneOf: [{ type: 'null' }] }, { nullable: true }],
    [{ oneOf: [reference] }, { oneOf: [reference] }],
  ],
  'takes null among types as nullable': [
    [{ type: ['string', 'null'] }, { nullable: true, type: 'string' }],
    [{ type: ['string', 'integer', 'null'] }, { nullable: true, type: ['string', 'integer'] }],
    [{ type: ['string'] }, { type: 'string' }],
    [{ type: 'null' }, { nullable: true }],
  ],
  'leaves null out of a nullable enumeration': [
    [
      { nullable: true, enum: ['a', null] },
      { nullable: true, enum: ['a'] },
    ],
    [{ nullable: true, enum: [null] }, { nullable: true }],
  ],
  'takes a truth value that is always the same as any': [
    [
      { type: 'boolean', enum: [true] },
      { type: 'boolean', description: 'Always true.' },
    ],
    [
      { type: 'boolean', enum: [false], description: 'Off.' },
      { type: 'boolean', description: 'Off. Always false.' },
    ],
  ],
  'takes several types as a choice': [
    [
      { type: ['string', 'integer'], description: 'd', nullable: true, minimum: 1 },
      {
        description: 'd',
        nullable: true,
        oneOf: [
          { minimum: 1, type: 'string' },
          { minimum: 1, type: 'integer' },
        ],
      },
    ],
  ],
  'takes exclusive limits as limits with a mark': [
    [
      { exclusiveMinimum: 0, exclusiveMaximum: 9 },
      { minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
    ],
    [{ minimum: 0 }, { minimum: 0 }],
  ],
  'takes the first example': [
    [{ examples: ['a', 'b'] }, { example: 'a' }],
    [{ examples: [] }, {}],
  ],
  'keeps a time of a fixed form a text': [
    [
      { type: 'string', format: 'date-time', pattern: 'Z$' },
      { type: 'string', pattern: 'Z$' },
    ],
    [
      { type: 'string', format: 'date-time' },
      { type: 'string', format: 'date-time' },
    ],
  ],
};

describe.each(Object.entries(rows))('the rule that %s', (name, pairs) => {
  it.each(pairs)('makes of %j %j', (given, want) => {
    const got = schemaRules[name]?.(given);
    // A member that is `undefined` would be written as none.
    expect(JSON.parse(JSON.stringify(got))).toEqual(want);
  });
});

it('every rule has rows', () => {
  expect(Object.keys(rows)).toEqual(Object.keys(schemaRules));
});
