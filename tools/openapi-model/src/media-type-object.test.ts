import { describe, expect, test } from 'vitest';
import type { JsonObject } from './json.ts';
import { DocumentReader, Location } from './location.ts';
import { isJsonMediaType, readContent, readSchema } from './media-type-object.ts';

function locate(value: JsonObject): Location {
  return new Location(new DocumentReader(value), '#', value);
}

describe('readContent', () => {
  test('reads every representation, named in lower case', () => {
    const content = locate({
      'Application/JSON; charset=utf-8': { schema: { type: 'object' }, example: {} },
      'multipart/form-data': { encoding: { file: { contentType: 'image/png' } } },
    });
    expect(readContent(content)).toEqual([
      {
        mediaType: 'application/json; charset=utf-8',
        schema: { type: 'object' },
        examples: [
          { name: 'default', summary: undefined, value: {}, pointer: '#/Application~1JSON; charset=utf-8/example' },
        ],
        encoding: {},
        pointer: '#/Application~1JSON; charset=utf-8',
      },
      {
        mediaType: 'multipart/form-data',
        schema: undefined,
        examples: [],
        encoding: { file: { contentType: 'image/png' } },
        pointer: '#/multipart~1form-data',
      },
    ]);
  });
});

describe('readSchema', () => {
  test.each([
    { given: true, want: true },
    { given: false, want: false },
    { given: { $ref: '#/components/schemas/A' }, want: { $ref: '#/components/schemas/A' } },
  ])('keeps $given as it is', ({ given, want }) => {
    const root = locate({ schema: given });
    expect(readSchema(root.member('schema'))).toEqual(want);
    expect(root.document.problems).toEqual([]);
  });

  test('reports a schema that is neither an object nor true or false', () => {
    const root = locate({ schema: 'string' });
    readSchema(root.member('schema'));
    expect(root.document.problems).toEqual([{ pointer: '#/schema', message: 'expected an object, got a string' }]);
  });
});

describe('isJsonMediaType', () => {
  test.each([
    ['application/json', true],
    ['application/json; charset=utf-8', true],
    ['application/problem+json', true],
    ['application/jsonl', false],
    ['text/plain', false],
    ['application/xml; x=+json', false],
    ['', false],
  ])('%s: %s', (mediaType, want) => {
    expect(isJsonMediaType(mediaType)).toBe(want);
  });
});
