import { describe, expect, test } from 'vitest';
import type { JsonObject } from './json.ts';
import { locate, warningsOf } from '../test/locate.ts';
import { readOperation, type HttpMethod } from './operation-object.ts';

function read(method: HttpMethod, path: string, pathItem: JsonObject): ReturnType<typeof readOperation> {
  return readOperation(path, method, locate(pathItem), [['token']]);
}

describe('readOperation', () => {
  test('reads everything an operation says', () => {
    const operation = read('delete', '/shares/{id}', {
      parameters: [{ name: 'id', in: 'path' }],
      delete: {
        operationId: 'CancelShare',
        summary: 'Cancel',
        description: 'Cancels a share.',
        deprecated: true,
        tags: ['Sharing'],
        requestBody: { content: { 'application/json': {} } },
        responses: { 204: { description: 'Gone.' } },
        security: [],
        'x-authorization': { action: 'cancel' },
      },
    });
    expect(operation).toMatchObject({
      operationId: 'CancelShare',
      method: 'delete',
      path: '/shares/{id}',
      summary: 'Cancel',
      description: 'Cancels a share.',
      deprecated: true,
      tags: ['Sharing'],
      parameters: [{ name: 'id' }],
      requestBody: { content: [{ mediaType: 'application/json' }] },
      responses: [{ status: '204' }],
      security: [],
      extensions: { 'x-authorization': { action: 'cancel' } },
      pointer: '#/delete',
    });
  });

  test('fills in what an operation leaves out', () => {
    expect(read('get', '/', { get: {} })).toMatchObject({
      summary: undefined,
      deprecated: false,
      tags: [],
      parameters: [],
      requestBody: undefined,
      responses: [],
      security: [['token']],
      extensions: {},
    });
  });

  test.each([
    [{}, undefined],
    [{ operationId: 'GetShare' }, 'GetShare'],
  ])('%o has the operationId %s', (operation, want) => {
    expect(read('get', '/', { get: operation }).operationId).toBe(want);
  });

  test('warns of callbacks, which are left out', () => {
    const location = locate({ get: { callbacks: { done: {}, failed: {} } } });
    readOperation('/', 'get', location, []);
    expect(warningsOf(location)).toEqual([
      '#/get/callbacks: callbacks are requests to the caller of the API; they are left out (2)',
    ]);
  });
});
