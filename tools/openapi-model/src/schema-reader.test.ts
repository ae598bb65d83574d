import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from './json.ts';
import { createModel, type Model, type ModelOptions } from './model.ts';
import { DocumentError } from './document-error.ts';

function modelOf(schemas: JsonObject, openapi = '3.1.0', options: ModelOptions = {}): Model {
  return createModel({ openapi, info: { title: 'Test', version: '1' }, paths: {}, components: { schemas } }, options);
}

function schemasOf(schemas: JsonObject, openapi?: string, options?: ModelOptions): unknown {
  return Object.fromEntries(modelOf(schemas, openapi, options).schemas);
}

function problemsOf(schemas: JsonObject): readonly string[] {
  try {
    modelOf(schemas);
    return [];
  } catch (error) {
    if (error instanceof DocumentError) return error.problems.map(({ pointer, message }) => `${pointer}: ${message}`);
    throw error;
  }
}

function component(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

describe('a schema of OpenAPI 3.0', () => {
  test.each<{ name: string; given: JsonObject; want: Json }>([
    { name: 'nullable type', given: { type: 'string', nullable: true }, want: { type: ['string', 'null'] } },
    { name: 'not nullable', given: { type: 'string', nullable: false }, want: { type: 'string' } },
    {
      name: 'nullable enumeration',
      given: { type: 'string', enum: ['a'], nullable: true },
      want: { type: ['string', 'null'], enum: ['a', null] },
    },
    {
      name: 'nullable anyOf',
      given: { anyOf: [{ type: 'string' }], nullable: true, description: 'A name.' },
      want: { anyOf: [{ type: 'string' }, { type: 'null' }], description: 'A name.' },
    },
    {
      name: 'nullable allOf, whose parts refuse null',
      given: { allOf: [{ type: 'object' }], nullable: true, readOnly: true },
      want: { readOnly: true, anyOf: [{ allOf: [{ type: 'object' }] }, { type: 'null' }] },
    },
    {
      name: 'nullable oneOf with a discriminator',
      given: { oneOf: [{ type: 'object' }], nullable: true, discriminator: { propertyName: 'kind' } },
      want: { anyOf: [{ oneOf: [{ type: 'object' }], discriminator: { propertyName: 'kind' } }, { type: 'null' }] },
    },
    { name: 'exclusive minimum', given: { minimum: 1, exclusiveMinimum: true }, want: { exclusiveMinimum: 1 } },
    { name: 'inclusive maximum', given: { maximum: 1, exclusiveMaximum: false }, want: { maximum: 1 } },
    {
      name: 'reference, beside which everything is ignored',
      given: { ...component('Other'), nullable: true, description: 'No.' },
      want: component('Other'),
    },
  ])('$name', ({ given, want }) => {
    expect(schemasOf({ Given: given, Other: { type: 'string' } }, '3.0.3')).toEqual({
      Given: want,
      Other: { type: 'string' },
    });
  });
});

describe('a schema of OpenAPI 3.1', () => {
  test('keeps what stands beside a reference', () => {
    const given = { Given: { ...component('Other'), minLength: 2 }, Other: { type: 'string' } };
    expect(schemasOf(given)).toEqual(given);
  });

  test.each<{ name: string; given: JsonObject; want: Json; warning: string }>([
    {
      name: 'nullable',
      given: { type: 'string', nullable: true },
      want: { type: ['string', 'null'] },
      warning:
        '#/components/schemas/Given: nullable is a keyword of OpenAPI 3.0; it is taken as it was meant there, write type: [..., "null"] instead',
    },
    {
      name: 'a boolean bound',
      given: { minimum: 1, exclusiveMinimum: true },
      want: { exclusiveMinimum: 1 },
      warning:
        '#/components/schemas/Given: exclusive bounds are numbers since OpenAPI 3.1; true and false are taken as they were meant in 3.0',
    },
    {
      name: 'an unknown keyword',
      given: { type: 'string', minLenght: 1 },
      want: { type: 'string' },
      warning: '#/components/schemas/Given/minLenght: the keyword minLenght is not known and is ignored',
    },
  ])('warns of $name', ({ given, want, warning }) => {
    const { schemas, warnings } = modelOf({ Given: given });
    expect(schemas.get('Given')).toEqual(want);
    expect(warnings.map(({ pointer, message }) => `${pointer}: ${message}`)).toEqual([warning]);
  });

  test('keeps a property whatever its name is', () => {
    const given = JSON.parse(
      '{"properties": {"__proto__": {"type": "string"}, "constructor": {}, "$ref": {}, "nullable": {}}}',
    ) as Json;
    expect(JSON.stringify(schemasOf({ Given: given }))).toBe(JSON.stringify({ Given: given }));
  });

  test('lists everything that is wrong', () => {
    expect(
      problemsOf({
        A: { type: 'text', properties: { b: 1 }, anyOf: [] },
        B: { required: true, items: [{}] },
        C: { $ref: '#/nowhere', discriminator: {} },
        D: { $recursiveRef: '#' },
        E: 'string',
      }),
    ).toEqual([
      '#/components/schemas/A/type: the value of type must be one of null, boolean, string, number, integer, array, object, or a list of them, but is "text"',
      '#/components/schemas/A/properties/b: expected a schema (an object, true or false), got a number',
      '#/components/schemas/A/anyOf: the value of anyOf must be a list of at least one schema, but is []',
      '#/components/schemas/B/required: the value of required must be a list of names, but is true',
      '#/components/schemas/B/items: the value of items must be a schema, but is [{}]',
      '#/components/schemas/C/$ref: the reference #/nowhere points to nothing',
      '#/components/schemas/C/discriminator: expected a Discriminator Object with a propertyName',
      '#/components/schemas/D/$recursiveRef: $recursiveRef is a keyword of draft 2019-09, not of 2020-12; use $dynamicRef',
      '#/components/schemas/E: expected a schema (an object, true or false), got a string',
    ]);
  });
});

describe('references', () => {
  test.each<{ name: string; given: JsonObject; want: JsonObject }>([
    {
      name: 'to a place within a schema',
      given: { A: { properties: { b: { type: 'string' } } }, C: component('A/properties/b') },
      want: {
        A: { properties: { b: { type: 'string' } } },
        C: component('A_properties_b'),
        A_properties_b: { type: 'string' },
      },
    },
    {
      name: 'to $defs, of which nothing else is left',
      given: { A: { $defs: { b: { type: 'string' }, unused: {} }, items: component('A/$defs/b') } },
      want: { A: { items: component('A_b') }, A_b: { type: 'string' } },
    },
    {
      name: 'to an anchor',
      given: { A: { items: { $ref: '#name' } }, B: { properties: { c: { $anchor: 'name', type: 'null' } } } },
      want: {
        A: { items: component('B_properties_c') },
        B: { properties: { c: { type: 'null' } } },
        B_properties_c: { type: 'null' },
      },
    },
    {
      name: 'to an $id, and from there relative to it',
      given: {
        A: { $ref: 'https://example.com/b' },
        B: { $id: 'https://example.com/b', items: { $ref: '#/$defs/c' }, $defs: { c: { $ref: 'd' } } },
        D: { $id: 'https://example.com/d', type: 'null' },
      },
      want: { A: component('B'), B: { items: component('B_c') }, D: { type: 'null' }, B_c: component('D') },
    },
    {
      name: 'to a schema of an operation, under a name that is free',
      given: { A: { $ref: '#/components/schemas/B/items' }, B: { items: { type: 'null' } }, B_items: true },
      want: { A: component('B_items_2'), B: { items: { type: 'null' } }, B_items: true, B_items_2: { type: 'null' } },
    },
    {
      name: 'in a discriminator, by name and by reference',
      given: {
        A: {
          discriminator: {
            propertyName: 'kind',
            mapping: { b: 'B', c: '#/components/schemas/B', d: '#/components/schemas/B/items' },
          },
        },
        B: { items: {} },
      },
      want: {
        A: {
          discriminator: {
            propertyName: 'kind',
            mapping: { b: component('B').$ref, c: component('B').$ref, d: component('B_items').$ref },
          },
        },
        B: { items: {} },
        B_items: {},
      },
    },
  ])('$name', ({ given, want }) => {
    expect(schemasOf(given)).toEqual(want);
  });

  test('$dynamicRef is what the way to it says', () => {
    const given = {
      Tree: {
        $id: 'https://example.com/tree',
        $dynamicAnchor: 'node',
        properties: { children: { items: { $dynamicRef: '#node' } } },
      },
      StrictTree: {
        $id: 'https://example.com/strict-tree',
        $dynamicAnchor: 'node',
        $ref: 'tree',
        unevaluatedProperties: false,
      },
    };
    expect(schemasOf(given)).toEqual({
      Tree: { properties: { children: { items: component('Tree') } } },
      StrictTree: { $ref: '#/components/schemas/Tree_2', unevaluatedProperties: false },
      Tree_2: { properties: { children: { items: component('StrictTree') } } },
    });
  });

  test('a metaschema without the validation vocabulary switches its keywords off', () => {
    const documents = {
      'https://example.com/meta': { $vocabulary: { 'https://json-schema.org/draft/2020-12/vocab/core': true } },
    };
    const given = { A: { $schema: 'https://example.com/meta', minimum: 1, items: { minimum: 1 } } };
    expect(schemasOf(given, '3.1.0', { documents })).toEqual({ A: { items: {} } });
  });
});

describe('schemas within schemas', () => {
  function nested(levels: number): Json {
    let schema: Json = { type: 'string' };
    for (let level = 0; level < levels; level += 1) schema = { properties: { a: schema } };
    return schema;
  }

  test('are read 256 deep', () => {
    expect(JSON.stringify(schemasOf({ A: nested(256) }))).toBe(JSON.stringify({ A: nested(256) }));
  });

  test('are refused 1,000 deep, with what to do', () => {
    expect(problemsOf({ A: nested(1_000) })).toEqual([
      expect.stringMatching(/schemas are nested more than 256 deep; give inner ones names in components\.schemas$/),
    ]);
  });
});
