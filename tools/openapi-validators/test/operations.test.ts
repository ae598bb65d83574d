import type { Json } from '@opendas/openapi-model';
import { expect, it } from 'vitest';
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
    issues: [{ path: ['id'], message: 'id: expected a string, got an integer' }],
  });
});

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
  const body = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Item' } } } };
  const module = await compile({
    openapi: '3.1.0',
    info: { title: 'Test', version: '1' },
    paths: {
      '/items': {
        post: { operationId: 'AddItem', requestBody: body, responses: { 200: { description: 'Done', ...body } } },
      },
    },
    components: { schemas: { Id, Base, Item: schema } },
  });
  const item = module.operations['AddItem'];
  expect([item?.requestBody?.is({}), item?.responses['200']?.is({}), module.schemas['Item']?.is({})]).toEqual([
    true,
    false,
    false,
  ]);
  expect([item?.requestBody?.is({ id: 1 }), item?.requestBody?.is({ id: 'a' })]).toEqual([false, true]);
});
