import { expect, test } from 'vitest';
import { unusable } from './value-size.ts';

const shared = { a: [1, 2, 3] };
const circle: { self?: unknown } = {};
circle.self = { back: circle };

/** Each level stands for ten of the one below. */
function bomb(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = Array.from({ length: 10 }, () => value);
  return value;
}

function deep(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

test.each([
  { name: 'a scalar', value: 1, want: undefined },
  { name: 'a value that stands in two places', value: [shared, shared], want: undefined },
  {
    name: 'a number that JSON has not',
    value: { a: [Infinity] },
    want: 'it has a number that is infinite, none, or too large for JavaScript',
  },
  { name: 'a circle', value: circle, want: 'an alias leads back to its own anchor' },
  { name: 'a hundred thousand values', value: bomb(5), want: undefined },
  { name: 'a hundred thousand lists in each other', value: deep(100_000), want: 'it is nested more than 600 deep' },
  { name: 'a billion laughs', value: bomb(9), want: 'its aliases stand for 1111111111 values, more than 5000000' },
])('$name', ({ value, want }) => {
  expect(unusable(value)).toBe(want);
});
