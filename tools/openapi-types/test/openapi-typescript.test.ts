import type { JsonObject } from '@opendas/openapi-model';
import { emitTypes } from '@opendas/openapi-types';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { describe, expect, test } from 'vitest';
import { compile, compilerNames } from './compile.ts';
import { documentOf, jsonResponse, modelOf } from './model-of.ts';

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const string = { type: 'string' };
const integer = { type: 'integer' };
const id = { name: 'id', in: 'path', required: true, description: 'Which one.', schema: string };

/** What both write the same: no defaults, tuples, marks of use, nor index signatures beside members. */
const schemas: JsonObject = {
  Strings: { type: 'array', items: string },
  Matrix: { type: 'array', items: { type: 'array', items: { type: 'number' } } },
  Kind: { type: 'string', enum: ['cat', 'dog'] },
  Nullable: { type: ['string', 'null'] },
  NullableList: { type: 'array', items: { type: ['integer', 'null'] } },
  Constant: { const: 'only' },
  Mixed: { enum: ['a', 1, true, null] },
  Anything: {},
  Nothing: { type: 'null' },
  Pet: {
    type: 'object',
    title: 'A pet',
    required: ['id', 'kind'],
    properties: {
      id: { ...integer, format: 'int64' },
      kind: ref('Kind'),
      'a name': string,
      owner: { type: 'object', properties: { name: string, pets: { type: 'array', items: ref('Pet') } } },
      tags: { type: 'array', items: string },
    },
  },
  Cat: { allOf: [ref('Pet'), { type: 'object', required: ['lives'], properties: { lives: integer } }] },
  Untyped: { properties: { a: string } },
  Map: { type: 'object', additionalProperties: ref('Pet') },
  Open: { type: 'object', properties: { a: string }, additionalProperties: true },
  Closed: { type: 'object', properties: { a: string }, additionalProperties: false },
  Union: { oneOf: [ref('Pet'), ref('Strings'), { type: 'null' }] },
  AnyOf: { anyOf: [string, integer] },
  Node: { type: 'object', properties: { next: ref('Node'), children: { type: 'array', items: ref('Node') } } },
};

const paths: JsonObject = {
  '/pets': {
    get: {
      operationId: 'listPets',
      summary: 'List pets',
      parameters: [
        { name: 'limit', in: 'query', schema: integer },
        { name: 'kind', in: 'query', required: true, schema: ref('Kind') },
        { name: 'X-Trace', in: 'header', schema: string },
        { name: 'session', in: 'cookie', schema: string },
      ],
      responses: {
        200: {
          ...jsonResponse({ type: 'array', items: ref('Pet') }),
          headers: { 'X-Total': { required: true, schema: integer }, Link: { schema: string } },
        },
        '4XX': jsonResponse({ type: 'object', properties: { message: string } }),
        default: { description: 'Failed.' },
      },
    },
    post: {
      operationId: 'createPet',
      requestBody: {
        required: true,
        content: { 'application/json': { schema: ref('Pet') }, 'text/plain': { schema: string } },
      },
      responses: { 201: { description: 'Created.' } },
    },
  },
  '/pets/{id}': {
    patch: {
      operationId: 'changePet',
      deprecated: true,
      parameters: [id],
      requestBody: {
        content: {
          'multipart/form-data': { schema: { type: 'object', properties: { photo: { ...string, format: 'binary' } } } },
        },
      },
      responses: { 204: { description: 'Done.' } },
    },
    delete: { operationId: 'deletePet', parameters: [id], responses: { 204: { description: 'Gone.' } } },
  },
};

const checks = `
import type * as ours from './ours.d.ts';
import type * as theirs from './theirs.ts';

type Same<A, B> = [A, B] extends [B, A] ? true : false;
const yes = <T extends true>(value?: T): T | undefined => value;

yes<Same<ours.operations, theirs.operations>>();
yes<Same<ours.components, theirs.components>>();
yes<Same<ours.paths, theirs.paths>>();
yes<Same<ours.webhooks, theirs.webhooks>>();
yes<Same<ours.$defs, theirs.$defs>>();
${Object.keys(schemas)
  .map((name) => `yes<Same<ours.components['schemas']['${name}'], theirs.components['schemas']['${name}']>>();`)
  .join('\n')}
`;

describe('what openapi-typescript 7 writes', () => {
  test.each(compilerNames)('is the same to %s', async (compiler) => {
    // A document is JSON; the parameter's type is narrower.
    const theirs = await openapiTypescript(documentOf(schemas, paths) as unknown as OpenAPI3, { silent: true });
    const files = {
      'ours.d.ts': emitTypes(modelOf(schemas, paths), { source: 'pets.yaml' }),
      'theirs.ts': astToString(theirs),
      'checks.ts': checks,
    };
    expect(await compile(compiler, files)).toEqual([]);
  });

  test('is the same where types are immutable', async () => {
    const theirs = await openapiTypescript(documentOf(schemas, paths) as unknown as OpenAPI3, {
      silent: true,
      immutable: true,
    });
    const files = {
      'ours.d.ts': emitTypes(modelOf(schemas, paths), { source: 'pets.yaml', immutable: true }),
      'theirs.ts': astToString(theirs),
      'checks.ts': checks,
    };
    expect(await compile('TypeScript 7', files)).toEqual([]);
  });
});

describe('openapi-fetch', () => {
  const calls = `
import createClient from 'openapi-fetch';
import type { components, paths } from './ours.d.ts';

const client = createClient<paths>({ baseUrl: 'https://example.org' });

export async function story(): Promise<readonly components['schemas']['Pet'][]> {
  const { data, error, response } = await client.GET('/pets', { params: { query: { kind: 'cat', limit: 1 } } });
  if (data === undefined) throw new Error(error?.message ?? String(response.status));
  await client.POST('/pets', { body: { id: 1, kind: 'dog' } });
  await client.PATCH('/pets/{id}', { params: { path: { id: 'a' } } });
  await client.DELETE('/pets/{id}', { params: { path: { id: 'a' } } });
  // @ts-expect-error kind is required
  await client.GET('/pets', { params: { query: {} } });
  // @ts-expect-error there is no such value
  await client.POST('/pets', { body: { id: 1, kind: 'lion' } });
  // @ts-expect-error there is no such method
  await client.PUT('/pets', {});
  return data;
}
`;

  test.each(compilerNames)('takes the types with %s', async (compiler) => {
    const files = { 'ours.d.ts': emitTypes(modelOf(schemas, paths), { source: 'pets.yaml' }), 'calls.ts': calls };
    expect(await compile(compiler, files, { skipLibCheck: true })).toEqual([]);
  });
});
