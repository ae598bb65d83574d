import { expect, it } from 'vitest';
import { booleanValue } from './boolean-value.ts';

it.each([
  ['true', true],
  ['True', true],
  ['FALSE', false],
  ['false', false],
  ['1', undefined],
  ['', undefined],
])('reads %j as %j', (text, want) => {
  expect(booleanValue(text)).toBe(want);
});
