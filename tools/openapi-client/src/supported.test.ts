import type { JsonObject } from '@opendas/openapi-model';
import { expect, test } from 'vitest';
import { jsonResponse, modelOf } from '../test/model-of.ts';
import { unsupported } from './supported.ts';

test.each<{ name: string; operation: JsonObject; want: readonly string[] }>([
  {
    name: 'what every API has',
    operation: {
      parameters: [
        { name: 'a', in: 'query', schema: { type: 'array' } },
        { name: 'b', in: 'header', schema: { type: 'string' } },
      ],
      requestBody: { content: { 'application/merge-patch+json': {} } },
      responses: { 200: jsonResponse({}), 204: { description: 'Gone.' } },
    },
    want: [],
  },
  {
    name: 'a cookie',
    operation: { parameters: [{ name: 'c', in: 'cookie' }] },
    want: ['#/paths/~1things/get/parameters/0: the style form of the cookie parameter c is not supported'],
  },
  {
    name: 'another style',
    operation: { parameters: [{ name: 'q', in: 'query', style: 'deepObject', explode: true }] },
    want: ['#/paths/~1things/get/parameters/0: the style deepObject of the query parameter q is not supported'],
  },
  {
    name: 'lists with commas',
    operation: { parameters: [{ name: 'q', in: 'query', explode: false }] },
    want: [
      '#/paths/~1things/get/parameters/0: explode: false and allowReserved: true are not supported, which the query parameter q has',
    ],
  },
  {
    name: 'a parameter that is JSON',
    operation: { parameters: [{ name: 'q', in: 'query', content: { 'application/json': {} } }] },
    want: [
      '#/paths/~1things/get/parameters/0: the parameter q is serialised as application/json, which is not supported',
    ],
  },
  {
    name: 'a form',
    operation: { requestBody: { content: { 'multipart/form-data': {} } } },
    want: [
      '#/paths/~1things/get/requestBody/content/multipart~1form-data: the media type multipart/form-data is not supported, only JSON is',
    ],
  },
  {
    name: 'a class of statuses',
    operation: { responses: { '4XX': { description: 'No.' } } },
    want: ['#/paths/~1things/get/responses/4XX: the status 4XX is not supported; list the statuses'],
  },
])('$name', ({ operation, want }) => {
  expect(unsupported(modelOf({ '/things': { get: operation } }))).toEqual(want);
});
