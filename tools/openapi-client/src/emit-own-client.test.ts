import type { JsonObject } from '@opendas/openapi-model';
import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { jsonResponse, modelOf } from '../test/model-of.ts';
import { emitOwnClient } from './emit-own-client.ts';

const done = { 204: { description: 'Done.' } };

/** The client of one operation, `POST /things` where nothing else is said. */
function clientOf(operation: JsonObject, method = 'post', path = '/things'): string {
  return emitOwnClient(modelOf({ [path]: { [method]: { responses: done, ...operation } } }), { source: 'things.yaml' });
}

describe('emitOwnClient', () => {
  test('writes functions, the table of them, and what goes with them', () => {
    const model = modelOf(
      {
        '/things': {
          get: {
            operationId: 'ListThings',
            summary: 'List things',
            parameters: [{ name: 'filter', in: 'query', style: 'deepObject', explode: true }],
            responses: { 200: jsonResponse({}), '4XX': { description: 'No.', content: { 'text/plain': {} } } },
          },
        },
        '/things/{id}': { delete: { operationId: 'delete', responses: done } },
      },
      {},
      [{ url: 'https://api.example.com/v1' }],
    );
    expect(emitOwnClient(model, { source: 'things.yaml' }))
      .toBe(`// Made by openapi-client from things.yaml. Do not edit: change the document.
import type { operations as DocumentOperations } from "./types.js";
import { operation } from './client-runtime/operation.js';
import * as answers from './client-runtime/answers.js';
import * as styles from './client-runtime/parameter-style.js';
import { transportTo } from './client-runtime/transport.js';

/** Connects operations with a service. Default of \`baseUrl\`: the first server of the document, "https://api.example.com/v1". */
export const createTransport = /* @__PURE__ */ transportTo("https://api.example.com/v1");

export { basic, bearer } from './client-runtime/authorization.js';
export {
  AbortedError,
  ApiError,
  ClientError,
  MismatchError,
  NetworkError,
  UnexpectedResponseError,
} from './client-runtime/errors.js';
export type { Transport, TransportOptions } from './client-runtime/transport.js';
export { unwrap } from './client-runtime/unwrap.js';

/**
 * List things.
 *
 * \`GET /things\`
 *
 * - 200: Done.
 * - 4XX: No.
 */
export const listThings = /* @__PURE__ */ operation<DocumentOperations["ListThings"]>({
  operationId: "ListThings",
  path: "/things",
  parameters: { "query": { "filter": styles.deepObject } },
  statuses: [200, "4XX"],
  content: { "4XX": { "text/plain": answers.text } },
});

/**
 * \`DELETE /things/{id}\`
 *
 * - 204: Done.
 */
export const delete_ = /* @__PURE__ */ operation<DocumentOperations["delete"]>({
  operationId: "delete",
  method: "delete",
  path: "/things/{id}",
  statuses: [204],
  content: { 204: {} },
});

/** Every operation by its \`operationId\`, for callers that choose it at run time. */
export const operations = {
  "ListThings": listThings,
  "delete": delete_,
} as const;
`);
  });

  test.each<{ name: string; operation: JsonObject; method?: string; path?: string; want: string }>([
    {
      name: 'JSON bodies',
      operation: { requestBody: { content: { 'application/json': {} } } },
      want: '  requestBody: bodies.jsonOnly,\n',
    },
    {
      name: 'other bodies, the default first, and the types with its name',
      operation: {
        requestBody: { content: { 'text/csv': {}, 'application/json': {}, 'multipart/form-data': {}, 'image/*': {} } },
      },
      want: 'requestBody: /* @__PURE__ */ bodies.of({ "application/json": bodies.json, "text/csv": bodies.text, "multipart/form-data": bodies.multipart, "image/*": bodies.binary }),',
    },
    {
      name: 'the default of several bodies in the types',
      operation: { requestBody: { content: { 'text/csv': {}, 'application/json': {} } } },
      want: 'operation<DocumentOperations["post_things"], { contentType: "application/json" }>({',
    },
    {
      name: 'bodies without media types',
      operation: { requestBody: { content: {} } },
      want: 'requestBody: /* @__PURE__ */ bodies.of({ "*/*": bodies.binary }),',
    },
    {
      name: 'members of forms',
      operation: {
        requestBody: {
          content: {
            'application/x-www-form-urlencoded': {
              encoding: { a: { style: 'deepObject', explode: true }, b: { contentType: 'application/json' }, c: {} },
            },
          },
        },
      },
      want: 'bodies.of({ "application/x-www-form-urlencoded": bodies.form }, { "application/x-www-form-urlencoded": { "a": styles.deepObject, "b": { "json": true } } }),',
    },
    {
      name: 'bodies that are not sent',
      operation: { requestBody: { content: { 'application/json': {} } } },
      method: 'get',
      want: '  requestBody: bodies.refused,\n',
    },
    {
      name: 'bodies that may be missing',
      operation: { responses: { 200: { ...jsonResponse({}), 'x-body-optional': true } } },
      want: 'operation<DocumentOperations["post_things"], { optional: 200 }>({',
    },
    {
      name: 'answers to HEAD',
      operation: { responses: { 200: jsonResponse({}), '4XX': jsonResponse({}), 500: { description: 'No.' } } },
      method: 'head',
      want: '  optional: [200, "4XX"],\n',
    },
    {
      name: 'documents without responses',
      operation: { responses: {} },
      want: '  statuses: ["default"],\n  content: { "default": {} },\n',
    },
    {
      name: 'names that are members of every object',
      operation: { operationId: '__proto__', parameters: [{ name: '__proto__', in: 'query', explode: false }] },
      want: '  parameters: { "query": { ["__proto__"]: styles.form } },\n',
    },
    {
      name: 'a fragment, which is never sent',
      operation: {},
      path: '/things#second',
      want: '  path: "/things",\n',
    },
    {
      name: 'names of functions in names of the document without importing them',
      operation: { parameters: [{ name: 'a', in: 'query' }], description: 'styles. bodies. answers.' },
      path: '/styles.form',
      want: "operation.js';\n\nexport { createTransport }",
    },
  ])('writes $name', ({ operation, method, path, want }) => {
    expect(clientOf(operation, method, path)).toContain(want);
  });

  test('quotes what the document says, so that it cannot become code', () => {
    const text = emitOwnClient(
      modelOf({ '/"+x+"': { get: { operationId: 'a"); alert("b', summary: '*/ alert(1)', responses: done } } }, {}, [
        { url: 'https://a/*/"+alert(1)+"' },
      ]),
      { source: 'a\nalert(1)', types: './"types.js' },
    );
    expect(text).toContain(String.raw`operation<DocumentOperations["a\"); alert(\"b"]>({`);
    expect(text).toContain(String.raw`path: "/\"+x+\"",`);
    expect(text).toContain(String.raw` * *\/ alert(1)`);
    expect(text).toContain(String.raw`transportTo("https://a/*/\"+alert(1)+\"");`);
    expect(text).toContain(String.raw`from "./\"types.js";`);
    expect(text).toMatch(/^.*a alert\(1\)\. Do not edit.*\n/);
    expect(transformSync(text, { loader: 'ts' }).code).not.toMatch(/^[^"]*alert/m);
  });
});
