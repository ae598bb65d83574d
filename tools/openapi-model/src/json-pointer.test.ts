import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendToPointer, pointerTokens } from './json-pointer.ts';

describe('appendToPointer', () => {
  test.each([
    { name: 'a name', pointer: '#', tokens: ['paths'], want: '#/paths' },
    { name: 'an index', pointer: '#/tags', tokens: [0], want: '#/tags/0' },
    { name: 'a path with slashes', pointer: '#/paths', tokens: ['/v3/{id}'], want: '#/paths/~1v3~1{id}' },
    { name: 'a tilde before a slash', pointer: '#', tokens: ['~/'], want: '#/~0~1' },
    { name: 'a percent sign', pointer: '#', tokens: ['50%'], want: '#/50%25' },
    { name: 'several tokens', pointer: '#/a', tokens: ['b', 1, ''], want: '#/a/b/1/' },
  ])('appends $name', ({ pointer, tokens, want }) => {
    expect(appendToPointer(pointer, ...tokens)).toBe(want);
  });
});

describe('pointerTokens', () => {
  test.each([
    { name: 'the root', given: '#', want: [] },
    { name: 'a pointer that is not in fragment form', given: '/a/b', want: ['a', 'b'] },
    { name: 'escapes in the order of RFC 6901 §4', given: '#/~01', want: ['~1'] },
    { name: 'percent encoding', given: '#/a%20b', want: ['a b'] },
    { name: 'an empty token', given: '#/', want: [''] },
    { name: 'an anchor, which is no pointer', given: '#anchor', want: undefined },
    { name: 'percent encoding that is not valid', given: '#/%zz', want: undefined },
  ])('reads $name', ({ given, want }) => {
    expect(pointerTokens(given)).toEqual(want);
  });

  test('gives back what was appended', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (tokens) => {
        expect(pointerTokens(appendToPointer('#', ...tokens))).toEqual(tokens);
      }),
    );
  });
});
