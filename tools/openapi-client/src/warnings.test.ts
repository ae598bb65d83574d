import type { JsonObject } from '@opendas/openapi-model';
import { expect, test } from 'vitest';
import { jsonResponse, modelOf } from '../test/model-of.ts';
import { clientWarnings } from './warnings.ts';

const body: JsonObject = { content: { 'application/json': {} } };

test.each<{ name: string; pathItem: JsonObject; want: readonly string[] }>([
  {
    name: 'says nothing of what every API has',
    pathItem: { post: { requestBody: body, responses: { 200: jsonResponse({}) } }, delete: { requestBody: body } },
    want: [],
  },
  {
    name: 'names bodies that fetch does not send',
    pathItem: { get: { requestBody: body }, head: { requestBody: body } },
    want: [
      '#/paths/~1things/get/requestBody: fetch sends no body with GET; calls of get_things with a body fail',
      '#/paths/~1things/head/requestBody: fetch sends no body with HEAD; calls of head_things with a body fail',
    ],
  },
  {
    name: 'says nothing of a form without members',
    pathItem: {
      get: {
        requestBody: {
          content: { 'application/x-www-form-urlencoded': { schema: { properties: {}, additionalProperties: false } } },
        },
      },
    },
    want: [],
  },
  {
    name: 'names a method that fetch does not send',
    pathItem: { trace: {} },
    want: ['#/paths/~1things/trace: fetch sends no TRACE; calls of trace_things fail'],
  },
  {
    name: 'names other multipart bodies',
    pathItem: { post: { requestBody: { content: { 'multipart/mixed': {} } } } },
    want: [
      '#/paths/~1things/post/requestBody/content/multipart~1mixed: multipart/mixed is not written part by part; the caller gives the whole body',
    ],
  },
  {
    name: 'names headers of parts',
    pathItem: {
      post: { requestBody: { content: { 'multipart/form-data': { encoding: { a: { headers: { 'X-A': {} } } } } } } },
    },
    want: ['#/paths/~1things/post/requestBody/content/multipart~1form-data: the headers of the part a are not sent'],
  },
])('$name', ({ pathItem, want }) => {
  const warnings = clientWarnings(modelOf({ '/things': pathItem }));
  expect(warnings.map(({ pointer, message }) => `${pointer}: ${message}`)).toEqual(want);
});
