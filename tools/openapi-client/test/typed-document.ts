import type { JsonObject } from '@opendas/openapi-model';
import { jsonResponse } from './model-of.ts';

const text = { type: 'string' };
const thing = { $ref: '#/components/schemas/Thing' };
const problem = { $ref: '#/components/schemas/Problem' };

function query(name: string, schema: JsonObject, more: JsonObject = {}): JsonObject {
  return { name, in: 'query', schema, ...more };
}

function content(mediaTypes: JsonObject): JsonObject {
  return { description: 'Done.', content: mediaTypes };
}

/** Component schemas of the paths below. */
export const typedSchemas: JsonObject = {
  Thing: { type: 'object', properties: { id: text }, required: ['id'], additionalProperties: false },
  Problem: { type: 'object', properties: { title: text }, required: ['title'], additionalProperties: false },
};

/** Paths with everything that the types of a client tell apart. */
export const typedPaths: JsonObject = {
  '/things': {
    get: {
      operationId: 'listThings',
      parameters: [
        query('limit', { type: 'integer' }),
        query('filter', { type: 'object', properties: { a: text } }, { style: 'deepObject', explode: true }),
      ],
      responses: {
        200: jsonResponse({ type: 'array', items: thing }),
        404: content({ 'application/problem+json': { schema: problem } }),
        '4XX': content({ 'text/plain': { schema: text } }),
        default: jsonResponse(problem),
      },
    },
    post: {
      operationId: 'createThing',
      requestBody: { required: true, content: { 'application/json': { schema: thing } } },
      responses: { 201: jsonResponse(thing), 204: { description: 'Nothing new.' } },
    },
  },
  '/things/{thing-id}': {
    get: {
      operationId: 'get-thing',
      parameters: [
        { name: 'thing-id', in: 'path', required: true, schema: text },
        { name: 'X-Trace', in: 'header', required: true, schema: text },
        { name: 'session', in: 'cookie', schema: text },
      ],
      responses: {
        200: content({
          'application/json': { schema: thing },
          'text/csv': { schema: text },
          'image/png': { schema: { type: 'string', format: 'binary' } },
          'application/vnd.thing+xml; v=1': { schema: thing },
        }),
      },
    },
    put: {
      operationId: 'replaceThing',
      parameters: [{ name: 'thing-id', in: 'path', required: true, schema: text }],
      requestBody: {
        content: {
          'text/csv': { schema: text },
          'application/json': { schema: thing },
          'image/*': { schema: { type: 'string', format: 'binary' } },
        },
      },
      responses: { 200: { ...jsonResponse(thing), 'x-body-optional': true }, '5XX': jsonResponse(problem) },
    },
    head: {
      operationId: 'hasThing',
      parameters: [{ name: 'thing-id', in: 'path', required: true, schema: text }],
      responses: { 200: jsonResponse(thing) },
    },
  },
  '/files': {
    post: {
      operationId: 'upload',
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: {
                file: { type: 'string', format: 'binary' },
                more: { type: 'array', items: { type: 'string', format: 'binary' } },
                about: thing,
                count: { type: 'integer' },
              },
              required: ['file'],
            },
          },
        },
      },
      responses: { default: jsonResponse(problem) },
    },
  },
  '/events': { get: { operationId: 'events', responses: { 200: content({ 'text/event-stream': {} }) } } },
  '/anything': {
    get: { operationId: 'anything', responses: { 200: content({ '*/*': { schema: thing } }) } },
    post: {
      operationId: 'bytes',
      requestBody: { required: true, content: { 'application/octet-stream': {} } },
      responses: { 200: content({ '*/*': {} }) },
    },
    put: { operationId: 'nothing' },
    delete: { operationId: 'delete', responses: { 204: { description: 'Gone.' } } },
  },
  '/names/{__proto__}': {
    get: {
      operationId: '__proto__',
      parameters: [{ name: '__proto__', in: 'path', required: true, style: 'matrix', schema: text }],
      responses: { 204: { description: 'Done.' } },
    },
    post: { operationId: 'list-things', responses: { 204: { description: 'Done.' } } },
    put: { operationId: '***', responses: { 204: { description: 'Done */.' } } },
  },
};
