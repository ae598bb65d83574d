import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from './json.ts';
import { locate, problemsOf } from '../test/locate.ts';
import type { Location } from './location.ts';

const document: JsonObject = {
  'a/b': { list: ['zero', 'one'], text: 'words', yes: true, nothing: null },
  constructor: { own: 1 },
};

function rootOf(root: JsonObject = document): Location {
  return locate(root);
}

describe('resolve', () => {
  test.each([
    { ref: '#', want: document },
    { ref: '#/a~1b/text', want: 'words' },
    { ref: '#/a~1b/list/1', want: 'one' },
    { ref: '#/a~1b/nothing', want: null },
    { ref: '#/constructor/own', want: 1 },
  ])('finds $ref', ({ ref, want }) => {
    const root = rootOf();
    const found = root.resolve(ref);
    expect({ value: found.value, pointer: found.pointer, problems: problemsOf(root) }).toEqual({
      value: want,
      pointer: ref,
      problems: [],
    });
  });

  test.each([
    { ref: '#/missing', problem: 'the reference #/missing points to nothing' },
    { ref: '#/a~1b/list/2', problem: 'the reference #/a~1b/list/2 points to nothing' },
    { ref: '#/a~1b/list/', problem: 'the reference #/a~1b/list/ points to nothing' },
    { ref: '#/a~1b/list/01', problem: 'the reference #/a~1b/list/01 points to nothing' },
    { ref: '#/a~1b/list/length', problem: 'the reference #/a~1b/list/length points to nothing' },
    { ref: '#/a~1b/text/0', problem: 'the reference #/a~1b/text/0 points to nothing' },
    { ref: '#/toString', problem: 'the reference #/toString points to nothing' },
    { ref: '#anchor', problem: 'the reference #anchor points to nothing' },
    { ref: '#/%zz', problem: 'the reference #/%zz points to nothing' },
    {
      ref: 'other.yaml#/a',
      problem:
        'the reference other.yaml leads to memory:///other.yaml, and nothing is fetched; name a local copy (--document URL=FILE), or bundle the document into one file',
    },
  ])('reports $ref where it stands', ({ ref, problem }) => {
    const root = rootOf();
    const from = root.member('a/b');
    expect(from.resolve(ref).value).toEqual({});
    expect(problemsOf(root)).toEqual([`#/a~1b: ${problem}`]);
  });
});

const readers: Readonly<Record<string, (location: Location) => unknown>> = {
  object: (location) => location.object(),
  members: (location) => location.members().map(([name, { value }]) => [name, value]),
  items: (location) => location.items().map(({ value, pointer }) => [pointer, value]),
  optionalString: (location) => location.optionalString(),
  string: (location) => location.string(),
  boolean: (location) => location.boolean(true),
};

describe('reading a value', () => {
  test.each<{ as: string; given: Json | undefined; want: unknown; problem?: string }>([
    { as: 'object', given: { a: 1 }, want: { a: 1 } },
    { as: 'object', given: undefined, want: {} },
    { as: 'object', given: [], want: {}, problem: 'expected an object, got an array' },
    { as: 'object', given: null, want: {}, problem: 'expected an object, got null' },
    {
      as: 'members',
      given: { b: 1, a: 2 },
      want: [
        ['b', 1],
        ['a', 2],
      ],
    },
    { as: 'members', given: 'x', want: [], problem: 'expected an object, got a string' },
    {
      as: 'items',
      given: ['x', 'y'],
      want: [
        ['#/v/0', 'x'],
        ['#/v/1', 'y'],
      ],
    },
    { as: 'items', given: undefined, want: [] },
    { as: 'items', given: { 0: 'x' }, want: [], problem: 'expected an array, got an object' },
    { as: 'optionalString', given: 'x', want: 'x' },
    { as: 'optionalString', given: undefined, want: undefined },
    { as: 'optionalString', given: 1, want: undefined, problem: 'expected a string, got a number' },
    { as: 'string', given: '', want: '' },
    { as: 'string', given: undefined, want: '', problem: 'a string is required here' },
    { as: 'string', given: false, want: '', problem: 'expected a string, got a boolean' },
    { as: 'boolean', given: false, want: false },
    { as: 'boolean', given: undefined, want: true },
    { as: 'boolean', given: 'false', want: true, problem: 'expected true or false, got a string' },
  ])('reads $given as $as', ({ as, given, want, problem }) => {
    const root = rootOf(given === undefined ? {} : { v: given });
    expect(readers[as]?.(root.member('v'))).toEqual(want);
    expect(problemsOf(root)).toEqual(problem === undefined ? [] : [`#/v: ${problem}`]);
  });

  test('reports the same problem once, however often the value is read', () => {
    const root = rootOf({ v: 1 });
    root.member('v').object();
    root.member('v').members();
    expect(problemsOf(root)).toHaveLength(1);
  });
});
