import { describe, expect, test } from 'vitest';
import { locate, problemsOf } from '../test/locate.ts';
import { isJsonMediaType, preferredMediaType, readContent, readSchema } from './media-type-object.ts';

describe('readContent', () => {
  test('reads every representation, named as it stands', () => {
    const content = locate({
      'Application/JSON; charset=utf-8': { schema: { type: 'object' }, example: {} },
      'multipart/form-data': { encoding: { file: { contentType: 'image/png' } } },
    });
    expect(readContent(content)).toEqual([
      {
        mediaType: 'Application/JSON; charset=utf-8',
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
    { given: { type: 'string' }, want: { type: 'string' } },
  ])('keeps $given as it is', ({ given, want }) => {
    const root = locate({ schema: given });
    expect(readSchema(root.member('schema'))).toEqual(want);
    expect(problemsOf(root)).toEqual([]);
  });

  test('reports a schema that is neither an object nor true or false', () => {
    const root = locate({ schema: 'string' });
    readSchema(root.member('schema'));
    expect(problemsOf(root)).toEqual(['#/schema: expected a schema (an object, true or false), got a string']);
  });
});

describe('isJsonMediaType', () => {
  test.each([
    ['application/json', true],
    ['Application/JSON', true],
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

describe('preferredMediaType', () => {
  test.each([
    [['text/csv', 'application/x-www-form-urlencoded', 'application/problem+json'], 'application/problem+json'],
    [['multipart/form-data', 'application/x-www-form-urlencoded'], 'application/x-www-form-urlencoded'],
    [['text/csv', 'Multipart/Form-Data; boundary=x'], 'Multipart/Form-Data; boundary=x'],
    [['text/csv', 'image/png'], 'text/csv'],
    [[], undefined],
  ])('of %s is %s', (mediaTypes, want) => {
    const content = readContent(locate(Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, {}]))));
    expect(preferredMediaType(content)?.mediaType).toBe(want);
  });
});
