import type { Json } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';

const user: Json = {
  type: 'object',
  required: ['id', 'name', 'password'],
  properties: {
    id: { type: 'string', readOnly: true },
    name: { type: 'string' },
    password: { type: 'string', writeOnly: true, 'x-secret': true, maxLength: 4 },
  },
};
const content = { 'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/User' } } } };
const { operations, schemas } = await compile({
  openapi: '3.1.0',
  info: { title: 'Test', version: '1' },
  paths: {
    '/users/{group}': {
      parameters: [{ name: 'group', in: 'path', required: true, schema: { type: 'string', minLength: 2 } }],
      post: {
        operationId: 'AddUsers',
        parameters: [
          { name: 'page', in: 'query', schema: { type: 'string', pattern: '^[0-9]+$', 'x-expected': 'digits' } },
        ],
        requestBody: { content },
        responses: {
          200: { description: 'Done', content },
          202: { description: 'Later', 'x-body-optional': true, content },
          204: { description: 'Nothing' },
        },
      },
    },
  },
  components: { schemas: { User: user } },
});
const { parameters, requestBody, responses } = operations['AddUsers']!;

it('does not require read-only members in requests, nor write-only members in responses', () => {
  const withoutId = [{ name: 'a', password: 'x' }];
  const withoutPassword = [{ id: '1', name: 'a' }];
  expect([requestBody?.is(withoutId), responses['200']?.is(withoutId), schemas['User']?.is(withoutId[0])]).toEqual([
    true,
    false,
    false,
  ]);
  expect([
    requestBody?.is(withoutPassword),
    responses['200']?.is(withoutPassword),
    schemas['User']?.is(withoutPassword[0]),
  ]).toEqual([false, true, false]);
});

it('lets a body be missing only where the document says so', () => {
  expect([responses['200']?.is(undefined), responses['202']?.is(undefined), responses['202']?.is(1)]).toEqual([
    false,
    true,
    false,
  ]);
  expect(responses['204']).toBeUndefined();
});

it('checks path and query parameters together', () => {
  expect(parameters.is({ path: { group: 'ab' }, query: { page: '1' } })).toBe(true);
  expect(
    parameters
      .issues({ path: { group: 'a' }, query: { page: 'x' } })
      .map(({ path, message }) => [path.join('.'), message]),
  ).toEqual([
    ['path.group', 'expected at least 2 characters, got 1'],
    ['query.page', 'expected digits, got another text'],
  ]);
});

it('says nothing about the value of a secret', () => {
  const issues = requestBody?.issues([{ name: 'a', password: 'secret' }]);
  expect(issues?.map(({ message }) => message)).toEqual(['expected at most 4 characters, got another length']);
  expect(JSON.stringify(issues)).not.toMatch(/secret|6/);
});

it('throws every mistake in one error, and offers Standard Schema', () => {
  expect(() => schemas['User']?.assert({ id: 1 })).toThrow(
    'name: this member is required; password: this member is required; id: expected a string, got an integer',
  );
  expect(schemas['User']?.['~standard'].validate({ id: 1, name: 'a', password: 'x' })).toEqual({
    issues: [{ path: ['id'], message: 'expected a string, got an integer' }],
  });
});

/** A module with one operation whose request and response are of the component `Item`. */
async function moduleOf(components: { readonly [name: string]: Json }): ReturnType<typeof compile> {
  const body = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Item' } } } };
  return compile({
    openapi: '3.1.0',
    info: { title: 'Test', version: '1' },
    paths: {
      '/items': {
        post: { operationId: 'AddItem', requestBody: body, responses: { 200: { description: 'Done', ...body } } },
      },
    },
    components: { schemas: components },
  });
}

const Id: Json = { type: 'string', readOnly: true };
const Base: Json = { type: 'object', properties: { id: { $ref: '#/components/schemas/Id' } } };

it.each<[string, Json]>([
  ['behind a reference', { required: ['id'], properties: { id: { $ref: '#/components/schemas/Id' } } }],
  [
    'in allOf of the member',
    { required: ['id'], properties: { id: { allOf: [{ $ref: '#/components/schemas/Id' }] } } },
  ],
  ['in a schema that is referred to', { $ref: '#/components/schemas/Base', required: ['id'] }],
  ['beside the part that requires it', { allOf: [{ $ref: '#/components/schemas/Base' }, { required: ['id'] }] }],
  ['around the part that requires it', { properties: { id: Id }, allOf: [{ required: ['id'] }] }],
])('does not require a member in requests that is marked read-only %s', async (_, schema) => {
  const module = await moduleOf({ Id, Base, Item: schema });
  const item = module.operations['AddItem'];
  expect([item?.requestBody?.is({}), item?.responses['200']?.is({}), module.schemas['Item']?.is({})]).toEqual([
    true,
    false,
    false,
  ]);
  expect([item?.requestBody?.is({ id: 1 }), item?.requestBody?.is({ id: 'a' })]).toEqual([false, true]);
});

it('does not require read-only members of requests further down, behind references', async () => {
  const components = {
    Item: { type: 'array', items: { $ref: '#/components/schemas/Holder' } },
    Holder: { properties: { user: { $ref: '#/components/schemas/User' } } },
    User: user,
  };
  const { requestBody: request, responses: answers } = (await moduleOf(components)).operations['AddItem']!;
  const given = [{ user: { name: 'a', password: 'x' } }];
  expect([request?.is(given), answers['200']?.is(given)]).toEqual([true, false]);
});

const needsId: Json = { required: ['id'] };
const marksId: Json = { properties: { id: Id } };
const a = { kind: 'a' };
const b = { kind: 'b' };
const [kindA, kindB] = [{ properties: { kind: { const: 'a' } } }, { properties: { kind: { const: 'b' } } }];

describe('a member that is read-only', () => {
  it.each<[string, Json, valid: readonly unknown[], invalid: readonly unknown[]]>([
    // The schema as it stands comes first: relaxed alternatives would both fit.
    [
      'does not make more alternatives fit',
      { properties: { id: Id }, oneOf: [needsId, { required: ['name'] }] },
      [{ name: 'a' }, { id: '1' }, {}],
      [{ id: '1', name: 'a' }],
    ],
    [
      'is not required where the alternative that fits marks it',
      {
        oneOf: [
          { ...marksId, required: ['id', 'name'] },
          { type: 'object', required: ['id', 'age'] },
        ],
      },
      [{ name: 'a' }, { id: '1', age: 1 }],
      [{ age: 1 }, { id: '1', name: 'a', age: 1 }, {}],
    ],
    [
      'is required around alternatives only where the one that fits does not mark it',
      { required: ['id', 'kind'], oneOf: [{ allOf: [kindA, marksId] }, kindB] },
      [a, { ...b, id: '1' }],
      [b, {}, { kind: 'c', id: '1' }],
    ],
    [
      'is required around anyOf only where what fits does not mark it',
      { required: ['id', 'kind'], anyOf: [{ allOf: [kindA, marksId] }, kindB] },
      [a, { ...b, id: '1' }],
      [b, {}, { kind: 'c', id: '1' }],
    ],
    [
      'is required in what a value must not fit',
      { not: { ...marksId, required: ['id'] } },
      [{}, { id: 1 }],
      [{ id: '1' }],
    ],
    [
      'is required in a condition',
      { if: { ...marksId, required: ['id'] }, then: { required: ['name'] }, else: { required: ['age'] } },
      [{ id: '1', name: 'a' }, { age: 1 }],
      [{ name: 'a' }],
    ],
    [
      'is not required in what a condition leads to',
      { ...marksId, if: kindA, then: { required: ['id', 'name'] } },
      [{ ...a, name: 'x' }],
      [a],
    ],
    [
      'is not required by another member',
      { ...marksId, dependentRequired: { name: ['id', 'age'] } },
      [{ name: 'a', age: 1 }],
      [{ name: 'a' }],
    ],
    [
      'does not make maxContains count more',
      { properties: { list: { contains: { ...marksId, required: ['id'] }, maxContains: 1 } } },
      [{ list: [{ id: '1' }, {}] }],
      [{ list: [{ id: '1' }, { id: '2' }] }],
    ],
    [
      'is found in alternatives of its own schema',
      { required: ['id'], properties: { id: { anyOf: [Id, { type: 'null' }] } } },
      [{}, { id: null }],
      [{ id: 1 }],
    ],
    [
      'is found where a reference leads back',
      {
        type: 'object',
        required: ['id'],
        properties: { id: Id, child: { oneOf: [{ $ref: '#/components/schemas/Item' }, { type: 'null' }] } },
      },
      [{}, { child: {} }, { child: { child: null } }],
      [{ child: 1 }],
    ],
  ])('%s', async (_, schema, valid, invalid) => {
    const request = (await moduleOf({ Item: schema })).operations['AddItem']?.requestBody;
    expect(valid.filter((value) => request?.is(value) !== true)).toEqual([]);
    expect(invalid.filter((value) => request?.is(value) !== false)).toEqual([]);
    expect(invalid.filter((value) => request?.issues(value).length === 0)).toEqual([]);
  });
});

it('names one mistake for a list that is too long, not one for each item', async () => {
  const module = await moduleOf({ Item: { type: 'array', maxItems: 2, items: { type: 'string' } } });
  expect(module.schemas['Item']?.issues([1, 2, 3]).map(({ message }) => message)).toEqual([
    'expected at most 2 items, got 3',
  ]);
});
