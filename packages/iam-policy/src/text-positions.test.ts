import { expect, it } from 'vitest';
import { textPositions } from './text-positions.ts';

it.each([
  ['abc', 0, 1, 1],
  ['abc', 2, 1, 3],
  ['a\nb', 1, 1, 2],
  ['a\nb', 2, 2, 1],
  ['a\r\nb', 3, 2, 1],
  ['a\rb', 2, 2, 1],
  ['\n\n\n', 2, 3, 1],
  ['1\n2\n3\n4\n5\n6x', 11, 6, 2],
  ['1\n2\n3\n4\n5\n6x', 6, 4, 1],
  ['', 0, 1, 1],
])('offset of %j at %d is line %d, column %d', (text, offset, line, column) => {
  expect(textPositions(text)(offset)).toStrictEqual({ line, column });
});
