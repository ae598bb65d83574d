import { describe, expect, test } from 'vitest';
import type { JsonObject } from './json.ts';
import { DocumentReader, Location } from './location.ts';
import { readOperation, type HttpMethod, type Operation } from './operation-object.ts';

function read(method: HttpMethod, path: string, pathItem: JsonObject): Operation {
  return readOperation(path, method, new Location(new DocumentReader(pathItem), '#', pathItem), [['token']]);
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
    ['get', '/v3/{project_id}/connections', 'get_v3_project_id_connections'],
    ['post', '/v3.1/a-b', 'post_v3_1_a_b'],
    ['get', '/', 'get'],
  ] as const)('an operation without an id, %s %s, is %s', (method, path, want) => {
    expect(read(method, path, { [method]: {} }).operationId).toBe(want);
  });
});
