import type { JsonObject } from '@opendas/openapi-model';
import { expect, test } from 'vitest';
import { jsonResponse, modelOf } from '../test/model-of.ts';
import { pagingOf } from './paging.ts';

const schemas: JsonObject = {
  Page: { type: 'object', properties: { total: { type: 'integer' }, data: { $ref: '#/components/schemas/List' } } },
  List: { type: 'array', items: {} },
  Circle: { $ref: '#/components/schemas/Circle' },
};

function query(...names: readonly string[]): JsonObject[] {
  return names.map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
}

const page = { $ref: '#/components/schemas/Page' };

test.each<{ name: string; parameters: JsonObject[]; schema: JsonObject; want: unknown }>([
  {
    name: 'cur_page and per_page, through references',
    parameters: query('per_page', 'cur_page'),
    schema: page,
    want: { page: 'cur_page', size: 'per_page', items: 'data' },
  },
  {
    name: 'curpage and perpage',
    parameters: query('curpage', 'perpage'),
    schema: { properties: { list: { type: 'array' } } },
    want: { page: 'curpage', size: 'perpage', items: 'list' },
  },
  {
    name: 'offset and limit',
    parameters: query('offset', 'limit'),
    schema: page,
    want: { offset: 'offset', size: 'limit', items: 'data' },
  },
  {
    name: 'the largest limit',
    parameters: [
      ...query('offset'),
      { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200 } },
    ],
    schema: page,
    want: { offset: 'offset', size: 'limit', largest: 200, items: 'data' },
  },
  {
    name: 'pages rather than offsets where there are both',
    parameters: query('offset', 'limit', 'cur_page', 'per_page'),
    schema: page,
    want: { page: 'cur_page', size: 'per_page', items: 'data' },
  },
  {
    name: 'next and limit, where the response has next',
    parameters: query('next', 'limit'),
    schema: { properties: { list: { type: 'array' }, next: { type: 'integer' } } },
    want: { next: 'next', size: 'limit', items: 'list' },
  },
  { name: 'not next where the response has none', parameters: query('next', 'limit'), schema: page, want: undefined },
  { name: 'not an offset alone', parameters: query('offset'), schema: page, want: undefined },
  { name: 'not one parameter alone', parameters: query('cur_page'), schema: page, want: undefined },
  { name: 'not two spellings mixed', parameters: query('cur_page', 'perpage'), schema: page, want: undefined },
  {
    name: 'not parameters of another place',
    parameters: query('cur_page', 'per_page').map((parameter) => ({ ...parameter, in: 'header' })),
    schema: page,
    want: undefined,
  },
  {
    name: 'not a response with two lists',
    parameters: query('cur_page', 'per_page'),
    schema: { properties: { a: { type: 'array' }, b: { type: 'array' } } },
    want: undefined,
  },
  { name: 'not a response without a list', parameters: query('cur_page', 'per_page'), schema: {}, want: undefined },
  {
    name: 'not a schema that leads back to itself',
    parameters: query('cur_page', 'per_page'),
    schema: { $ref: '#/components/schemas/Circle' },
    want: undefined,
  },
])('finds $name', ({ parameters, schema, want }) => {
  const model = modelOf({ '/things': { get: { parameters, responses: { 200: jsonResponse(schema) } } } }, schemas);
  expect(model.operations.map((operation) => pagingOf(operation, model))).toEqual([want]);
});
