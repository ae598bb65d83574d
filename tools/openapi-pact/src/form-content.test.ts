import type { Json, JsonObject, MediaType } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { formContent, multipartContent } from './form-content.ts';

function mediaType(encoding: JsonObject = {}): MediaType {
  return { mediaType: 'x/y', schema: true, examples: [], encoding, pointer: '#' };
}

describe('a form', () => {
  it.each<[Json, JsonObject, string]>([
    [{ a: 'x y&', b: 5, c: true }, {}, 'a=x+y%26&b=5&c=true'],
    [{ a: [1, 2] }, {}, 'a=1&a=2'],
    [{ a: { b: 1 } }, {}, 'a=%7B%22b%22%3A1%7D'],
    [{ a: null, b: [null, 1] }, {}, 'b=1'],
    [{ a: 'x' }, { a: { contentType: 'application/json' } }, 'a=%22x%22'],
    [{ a: [1, 2] }, { a: { style: 'form', explode: false } }, 'a=1%2C2'],
    [
      { a: { b: [1], c: { d: 'e f' } } },
      { a: { style: 'deepObject', explode: true } },
      'a%5Bb%5D%5B0%5D=1&a%5Bc%5D%5Bd%5D=e%20f',
    ],
    [{ a: { b: 1 } }, { a: { explode: true } }, 'b=1'],
    [{}, {}, ''],
    ['text', {}, ''],
  ])('of %j with %j is %s', (value, encoding, want) => {
    expect(formContent(mediaType(encoding), value)).toBe(want);
  });
});

describe('a multipart body', () => {
  it('has a part for every member', () => {
    const encoding = { c: { contentType: 'text/csv, text/plain' }, d: { style: 'form', explode: false } };
    expect(
      multipartContent(mediaType(encoding), { 'a"': 'x', b: [{ n: 1 }, 2], c: 'y', d: [1, 2] }).split('\r\n'),
    ).toEqual([
      '--openapi-pact-boundary',
      'Content-Disposition: form-data; name="a%22"',
      '',
      'x',
      '--openapi-pact-boundary',
      'Content-Disposition: form-data; name="b"',
      'Content-Type: application/json',
      '',
      '{"n":1}',
      '--openapi-pact-boundary',
      'Content-Disposition: form-data; name="b"',
      '',
      '2',
      '--openapi-pact-boundary',
      'Content-Disposition: form-data; name="c"',
      'Content-Type: text/csv',
      '',
      'y',
      '--openapi-pact-boundary',
      'Content-Disposition: form-data; name="d"',
      '',
      '1,2',
      '--openapi-pact-boundary--',
      '',
    ]);
  });
});
