import type { Json, MediaType } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { createSchemaResolution } from './schema-resolution.ts';
import { bodyContent, isEmptyBody } from './body-content.ts';

const resolve = createSchemaResolution({ schemas: new Map() });

function of(mediaType: string): MediaType {
  return { mediaType, schema: true, examples: [], encoding: {}, pointer: '#' };
}

describe('a body', () => {
  it.each<[string, Json, object]>([
    ['application/json', { a: 1 }, { contentType: 'application/json', content: { a: 1 } }],
    ['Application/Problem+JSON; v=1', 'x', { contentType: 'Application/Problem+JSON; v=1', content: 'x' }],
    [
      'application/x-www-form-urlencoded',
      { a: 1 },
      { contentType: 'application/x-www-form-urlencoded', content: 'a=1' },
    ],
    ['text/plain', 'x', { contentType: 'text/plain', content: 'x' }],
    ['text/csv', 5, { contentType: 'text/csv', content: '5' }],
    ['application/soap+xml', '<a/>', { contentType: 'application/soap+xml', content: '<a/>' }],
    ['text/xml', { a: 1 }, { contentType: 'text/xml', content: '<root><a>1</a></root>' }],
    ['application/x-ndjson', { a: 1 }, { contentType: 'application/x-ndjson', content: '{"a":1}' }],
    ['image/png', 'text', { contentType: 'image/png', content: 'dGV4dA==', encoded: 'base64' }],
    ['image/*', 'text', { contentType: 'image/png', content: 'dGV4dA==', encoded: 'base64' }],
    ['*/*', { a: 1 }, { contentType: 'application/json', content: { a: 1 } }],
    ['*/*', 'text', { contentType: 'application/octet-stream', content: 'dGV4dA==', encoded: 'base64' }],
    ['font/*', 'text', { contentType: 'application/octet-stream', content: 'dGV4dA==', encoded: 'base64' }],
  ])('of %s', (mediaType, value, want) => {
    expect(bodyContent(of(mediaType), value, resolve)).toEqual(want);
  });

  it('of several parts says what is between them', () => {
    expect(bodyContent(of('multipart/form-data'), { a: 1 }, resolve)).toEqual({
      contentType: 'multipart/form-data; boundary=openapi-pact-boundary',
      content: expect.stringMatching(/^--openapi-pact-boundary\r\n/),
    });
  });

  it.each<[string, Json, boolean]>([
    ['multipart/form-data', {}, true],
    ['application/x-www-form-urlencoded', { a: 1 }, false],
    ['application/json', {}, false],
  ])('of %s with %j is empty: %s', (mediaType, value, want) => {
    expect(isEmptyBody(of(mediaType), value)).toBe(want);
  });
});
