import type { JsonObject } from '@opendas/openapi-model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everythingIn } from './object-kinds.ts';
import { InexpressibleError, toOpenapi30 } from './to-openapi-30.ts';

const info = { title: 'Test', version: '1' };
const minimal = { openapi: '3.1.0', info, paths: {} };

function withSchema(schema: JsonObject | boolean): JsonObject {
  return { ...minimal, components: { schemas: { A: schema } } };
}

describe('a document in OpenAPI 3.0', () => {
  it.each<[string, JsonObject, JsonObject]>([
    [
      'has no members of 3.1, and no description that would be repeated in each file',
      {
        ...minimal,
        jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
        info: { ...info, summary: 's', description: 'd', license: { name: 'MIT', identifier: 'MIT' } },
      },
      { ...minimal, info: { ...info, license: { name: 'MIT' } } },
    ],
    [
      'has servers without variables',
      { ...minimal, servers: [{ url: 'https://{region}.test/{x}', variables: { region: { default: 'r1' } } }] },
      { ...minimal, servers: [{ url: 'https://r1.test/{x}' }] },
    ],
    [
      'says nothing of authentication, and has no servers of single operations',
      {
        ...minimal,
        security: [{ token: [] }],
        components: { securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'X-Token' } } },
        paths: { '/a': { servers: [{ url: 'a' }], get: { security: [], servers: [{ url: 'b' }], responses: {} } } },
      },
      { ...minimal, components: {}, paths: { '/a': { get: { responses: {} } } } },
    ],
    [
      'has no extensions and no examples of requests and responses',
      {
        ...minimal,
        paths: {
          '/a': {
            'x-a': 1,
            post: {
              'x-b': 1,
              parameters: [{ name: 'q', in: 'query', example: 'e', schema: { type: 'string', 'x-c': 1 } }],
              requestBody: { content: { 'application/json': { schema: { const: 'c' }, examples: { one: {} } } } },
              responses: { 200: { description: 'OK', headers: { H: { schema: true, example: 1 } } } },
            },
          },
        },
      },
      {
        ...minimal,
        paths: {
          '/a': {
            post: {
              parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }],
              requestBody: { content: { 'application/json': { schema: { type: 'string', enum: ['c'] } } } },
              responses: { 200: { description: 'OK', headers: { H: { schema: {} } } } },
            },
          },
        },
      },
    ],
    [
      'has properties with the names of keywords',
      withSchema({
        properties: { 'x-a': { type: 'string' }, const: { const: 1 }, examples: { type: ['array', 'null'] } },
      }),
      withSchema({
        properties: {
          'x-a': { type: 'string' },
          const: { type: 'integer', enum: [1] },
          examples: { type: 'array', nullable: true },
        },
      }),
    ],
    [
      'allows or forbids further members as before',
      withSchema({ additionalProperties: false, items: { additionalProperties: { type: ['string', 'null'] } } }),
      withSchema({ additionalProperties: false, items: { additionalProperties: { type: 'string', nullable: true } } }),
    ],
    [
      'has secrets as passwords without limits',
      withSchema({ type: 'string', 'x-secret': true, minLength: 1, maxLength: 9, pattern: '^a' }),
      withSchema({ type: 'string', format: 'password' }),
    ],
  ])('%s', (_, given, want) => {
    expect(toOpenapi30(given)).toEqual({ ...want, openapi: '3.0.3' });
  });

  it.each<[JsonObject, string, string]>([
    [{ ...minimal, webhooks: {} }, '/webhooks', 'webhooks'],
    [withSchema(false), '/components/schemas/A', 'no value'],
    [
      withSchema({ properties: { p: { patternProperties: {} } } }),
      '/components/schemas/A/properties/p',
      'patternProperties',
    ],
    [withSchema({ items: { allOf: [{ if: true }] } }), '/components/schemas/A/items/allOf/0', 'if'],
  ])('cannot be made of %j', (given, place, what) => {
    expect(() => toOpenapi30(given)).toThrow(InexpressibleError);
    expect(() => toOpenapi30(given)).toThrow(new RegExp(`^${place}:.*${what}`));
  });

  const types = fc.uniqueArray(fc.constantFrom('string', 'integer', 'boolean', 'array', 'object', 'null'), {
    minLength: 1,
  });
  const annotations = {
    type: types,
    const: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
    examples: fc.array(fc.string(), { maxLength: 2 }),
    exclusiveMinimum: fc.integer(),
  };
  /** Schemas that hold others, up to a depth. */
  function schemas(depth: number): fc.Arbitrary<object> {
    if (depth === 0) return fc.record(annotations, { requiredKeys: [] });
    const inner = schemas(depth - 1);
    const holding = {
      oneOf: fc.array(fc.oneof(inner, fc.constant({ type: 'null' })), { maxLength: 3 }),
      items: inner,
      properties: fc.dictionary(fc.string({ maxLength: 3 }), inner, { maxKeys: 2 }),
    };
    return fc.record({ ...annotations, ...holding }, { requiredKeys: [] });
  }

  it('has nothing of 3.1 in any schema, and changing it again changes nothing', () => {
    fc.assert(
      fc.property(schemas(3), (given) => {
        // Made of JSON values only.
        const changed = toOpenapi30(withSchema(given as JsonObject));
        for (const { kind, value } of everythingIn({ kind: 'document', value: changed, place: '' })) {
          if (kind !== 'schema') continue;
          const { type, const: constant, examples, exclusiveMinimum } = value as JsonObject;
          expect([typeof (type ?? ''), constant, examples]).toEqual(['string', undefined, undefined]);
          expect(type).not.toBe('null');
          expect(['undefined', 'boolean']).toContain(typeof exclusiveMinimum);
        }
        expect(toOpenapi30(changed)).toEqual(changed);
      }),
    );
  });
});
