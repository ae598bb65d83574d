import { describe, expect, test } from 'vitest';
import type { JsonObject } from './json.ts';
import type { Location } from './location.ts';
import { locate, warningsOf } from '../test/locate.ts';
import { readOperation, type HttpMethod } from './operation-object.ts';

const document = { security: [['token']], servers: [{ url: '/', description: undefined }] };

function readAt(location: Location, method: HttpMethod, path: string): ReturnType<typeof readOperation> {
  const pathItem = { parameters: [location.member('parameters')], servers: location.member('servers') };
  return readOperation({ path, method, location: location.member(method), pathItem, document });
}

function read(method: HttpMethod, path: string, pathItem: JsonObject): ReturnType<typeof readOperation> {
  return readAt(locate(pathItem), method, path);
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

  test.each([
    { pathItem: { get: {} }, want: '/' },
    { pathItem: { servers: [{ url: '/path' }], get: {} }, want: '/path' },
    { pathItem: { servers: [{ url: '/path' }], get: { servers: [{ url: '/operation' }] } }, want: '/operation' },
  ])('has the servers that are closest: $want', ({ pathItem, want }) => {
    expect(read('get', '/', pathItem).servers.map(({ url }) => url)).toEqual([want]);
  });

  test('warns of callbacks, which are left out', () => {
    const location = locate({ get: { callbacks: { done: {}, failed: {} } } });
    readAt(location, 'get', '/');
    expect(warningsOf(location)).toEqual([
      '#/get/callbacks: callbacks are requests to the caller of the API; they are left out (2)',
    ]);
  });
});
