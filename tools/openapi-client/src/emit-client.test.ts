import { describe, expect, test } from 'vitest';
import { jsonResponse, modelOf } from '../test/model-of.ts';
import { emitClient } from './emit-client.ts';

const options = { source: 'things.yaml', types: '../things.ts' };

describe('emitClient', () => {
  test('writes functions, tables of types and the table of operations', () => {
    const parameters = ['cur_page', 'per_page'].map((name) => ({ name, in: 'query' }));
    const responses = { 200: jsonResponse({ properties: { data: { type: 'array' } } }), 400: jsonResponse({}) };
    const model = modelOf({
      '/things': {
        get: { operationId: 'ListThings', parameters, responses },
        delete: {
          operationId: 'delete',
          requestBody: { content: { 'application/json': {} } },
          responses: { 200: { ...jsonResponse({}), 'x-body-optional': true }, 204: { description: 'Gone.' } },
        },
      },
    });
    expect(emitClient(model, options))
      .toBe(`// Made by openapi-client from things.yaml. Do not edit: change the document.
import type { operations as DocumentOperations } from "../things.ts";
import { operation } from "../operation.ts";

/** Statuses whose body may be missing, by \`operationId\`. */
export interface BodyOptionalResponses {
  readonly "delete": 200;
}

/** Lists that are read page by page: the member of the response with the items, by \`operationId\`. */
export interface PagedItems {
  readonly "ListThings": "data";
}

/**
 * \`GET /things\`
 *
 * - 200: Done.
 * - 400: Done.
 */
export const listThings = /* @__PURE__ */ operation<"ListThings">({
  operationId: "ListThings",
  method: "get",
  path: "/things",
  statuses: [200, 400],
  paging: {"page":"cur_page","size":"per_page","items":"data"},
});

/**
 * \`DELETE /things\`
 *
 * - 200: Done.
 * - 204: Gone.
 */
export const delete_ = /* @__PURE__ */ operation<"delete">({
  operationId: "delete",
  method: "delete",
  path: "/things",
  statuses: [200, 204],
  optional: [200, 204],
});

/** Every operation by its \`operationId\`, for callers that choose it at run time. */
export const operations = {
  "ListThings": listThings,
  "delete": delete_,
} as const satisfies Readonly<Record<keyof DocumentOperations, unknown>>;
`);
  });

  test('writes types that hold nothing where the document has nothing for them', () => {
    const text = emitClient(modelOf({}), options);
    expect(text).toContain('export type BodyOptionalResponses = Readonly<Record<never, never>>;');
    expect(text).toContain('export type PagedItems = Readonly<Record<never, never>>;');
  });

  test('says how a request is written where that is not the default, for the runtime to know', () => {
    const operation = {
      parameters: [{ name: 'filter', in: 'query', style: 'deepObject', explode: true }],
      requestBody: { content: { 'multipart/form-data': { encoding: { file: { contentType: 'image/png' } } } } },
      responses: { 200: { description: 'A picture.', content: { 'image/png': {} } }, '4XX': { description: 'No.' } },
    };
    expect(emitClient(modelOf({ '/things': { post: operation } }), options)).toContain(`operation<"post_things">({
  operationId: "post_things",
  method: "post",
  path: "/things",
  parameters: { "query": { "filter": { "style": "deepObject" } } },
  requestBody: { "multipart/form-data": "multipart" },
  encoding: { "multipart/form-data": { "file": { "contentType": "image/png" } } },
  statuses: [200, "4XX"],
  content: { 200: { "image/png": "blob" } },
  optional: ["4XX"],
});`);
  });

  test('quotes what the document says, so that it cannot become code', () => {
    const operationId = 'a"); alert("b';
    const text = emitClient(modelOf({ '/"+x+"': { get: { operationId } } }), options);
    expect(text).toContain(String.raw`export const aAlertB = /* @__PURE__ */ operation<"a\"); alert(\"b">({`);
    expect(text).toContain(String.raw`path: "/\"+x+\"",`);
  });

  test('imports the runtime from where it is told', () => {
    expect(emitClient(modelOf({}), { ...options, runtime: '@example/runtime' })).toContain(
      'import { operation } from "@example/runtime";',
    );
  });
});
