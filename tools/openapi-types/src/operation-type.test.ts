import type { JsonObject } from '@opendas/openapi-model';
import { describe, expect, test } from 'vitest';
import { jsonResponse, modelOf } from '../test/model-of.ts';
import { onOneLine } from '../test/type-of.ts';
import { componentsType } from './components-type.ts';
import { operationsType } from './operation-type.ts';

const thing = {
  type: 'object',
  properties: { id: { readOnly: true }, secret: { writeOnly: true } },
  required: ['id', 'secret'],
};
const reference = { $ref: '#/components/schemas/Thing' };

/** The members of the only operation. */
function written(operation: JsonObject): string {
  const model = modelOf({ Thing: thing }, { '/things': { post: { operationId: 'do it', ...operation } } });
  return onOneLine(operationsType(model.operations, componentsType(model.schemas, false)))
    .replace('export interface operations { "do it": { ', '')
    .replace(/ \}; \}$/, '');
}

const noParameters = 'parameters: { query?: never; header?: never; path?: never; cookie?: never; };';

describe('operationsType', () => {
  test.each<[name: string, given: JsonObject, want: string]>([
    ['nothing', {}, `${noParameters} requestBody?: never; responses: never;`],
    [
      'parameters',
      {
        parameters: [
          { name: 'a', in: 'query', schema: { type: 'integer' } },
          { name: 'b', in: 'query', required: true, schema: { type: 'string' } },
          { name: 'X-C', in: 'header', schema: { type: 'string' } },
          { name: 'd', in: 'cookie' },
        ],
      },
      'parameters: { query: { a?: number; b: string; }; header?: { "X-C"?: string; }; path?: never; cookie?: { d?: unknown; }; };' +
        ' requestBody?: never; responses: never;',
    ],
    [
      'bodies, in the variants of requests and responses',
      {
        requestBody: { content: { 'application/json': { schema: reference } } },
        responses: { 200: jsonResponse(reference) },
      },
      `${noParameters} requestBody?: { content: { "application/json": components["requestSchemas"]["Thing"]; }; };` +
        ' responses: { 200: { headers: { [name: string]: unknown; };' +
        ' content: { "application/json": components["responseSchemas"]["Thing"]; }; }; };',
    ],
    [
      'marked members of schemas without a name',
      {
        requestBody: { required: true, content: { 'application/json': { schema: thing } } },
        responses: { 200: jsonResponse(thing) },
      },
      `${noParameters} requestBody: { content: { "application/json": { readonly id?: unknown; secret: unknown; }; }; };` +
        ' responses: { 200: { headers: { [name: string]: unknown; };' +
        ' content: { "application/json": { readonly id: unknown; secret?: unknown; }; }; }; };',
    ],
    [
      'a request body of no media type, a response with headers and no body',
      {
        requestBody: { content: {} },
        responses: {
          '2XX': { description: '', headers: { 'X-A': { schema: { type: 'integer' } }, b: { required: true } } },
        },
      },
      `${noParameters} requestBody?: { content: { "*/*"?: never; }; };` +
        ' responses: { "2XX": { headers: { "X-A"?: number; b: unknown; [name: string]: unknown; }; content?: never; }; };',
    ],
  ])('%s', (_name, given, want) => {
    expect(written(given)).toBe(want);
  });
});
