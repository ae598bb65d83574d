import { describe, expect, test } from 'vitest';
import { readExamples } from './example-object.ts';
import type { JsonObject } from './json.ts';
import { locate } from '../test/locate.ts';

const shared: JsonObject = { share: { summary: 'A share', value: { $ref: '#/not/a/reference' } } };

function examplesOf(owner: JsonObject): ReturnType<typeof readExamples> {
  const root = { owner, shared };
  return readExamples(locate(root).member('owner'));
}

describe('readExamples', () => {
  test.each<{ name: string; owner: JsonObject; want: ReturnType<typeof readExamples> }>([
    { name: 'nothing', owner: {}, want: [] },
    {
      name: 'the single example as the one named default',
      owner: { example: 0 },
      want: [{ name: 'default', summary: undefined, value: 0, pointer: '#/owner/example' }],
    },
    {
      name: 'a single example that is null',
      owner: { example: null },
      want: [{ name: 'default', summary: undefined, value: null, pointer: '#/owner/example' }],
    },
    {
      name: 'named examples in document order',
      owner: { examples: { second: { value: 2 }, first: { value: 1, summary: 'One' } } },
      want: [
        { name: 'second', summary: undefined, value: 2, pointer: '#/owner/examples/second/value' },
        { name: 'first', summary: 'One', value: 1, pointer: '#/owner/examples/first/value' },
      ],
    },
    {
      name: 'a referenced example, whose value stays data',
      owner: { examples: { one: { $ref: '#/shared/share' } } },
      want: [
        { name: 'one', summary: 'A share', value: { $ref: '#/not/a/reference' }, pointer: '#/shared/share/value' },
      ],
    },
    {
      name: 'no external value, since nothing is fetched',
      owner: { examples: { far: { externalValue: 'https://example.com' } } },
      want: [],
    },
  ])('reads $name', ({ owner, want }) => {
    expect(examplesOf(owner)).toEqual(want);
  });
});
