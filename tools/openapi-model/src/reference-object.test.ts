import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from './json.ts';
import { locate, problemsOf } from '../test/locate.ts';
import { follow } from './reference-object.ts';

function followAt(
  root: JsonObject,
  name: string,
): { readonly value: Json | undefined; readonly problems: readonly string[] } {
  const location = locate(root);
  const { value } = follow(location.member(name));
  return { value, problems: problemsOf(location) };
}

describe('follow', () => {
  test.each<{ name: string; root: JsonObject; want: Json; problems?: readonly string[] }>([
    { name: 'leaves an object that is no reference', root: { start: { a: 1 } }, want: { a: 1 } },
    { name: 'follows a reference', root: { start: { $ref: '#/end' }, end: { a: 1 } }, want: { a: 1 } },
    {
      name: 'follows references to references',
      root: { start: { $ref: '#/middle' }, middle: { $ref: '#/end' }, end: { a: 1 } },
      want: { a: 1 },
    },
    {
      name: 'leaves a member named $ref that is no text',
      root: { start: { $ref: { type: 'string' } } },
      want: { $ref: { type: 'string' } },
    },
    {
      name: 'reports a reference to itself',
      root: { start: { $ref: '#/start' } },
      want: {},
      problems: ['#/start: the reference #/start leads back to itself'],
    },
    {
      name: 'reports a circle',
      root: { start: { $ref: '#/other' }, other: { $ref: '#/start' } },
      want: {},
      problems: ['#/start: the reference #/other leads back to itself'],
    },
    {
      name: 'reports a reference to something that is no object',
      root: { start: { $ref: '#/end' }, end: 'words' },
      want: {},
      problems: ['#/end: expected an object, got a string'],
    },
  ])('$name', ({ root, want, problems = [] }) => {
    expect(followAt(root, 'start')).toEqual({ value: want, problems });
  });
});
