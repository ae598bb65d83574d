import { expect, it } from 'vitest';
import { numberValue } from './number-value.ts';

it.each([
  ['0', 0],
  ['42', 42],
  ['-1.5', -1.5],
  ['+7', 7],
  ['10.25', 10.25],
  ['1e3', 1000],
  ['15E+10', 15e10],
  ['1e-12', 1e-12],
  ['', undefined],
  [' 1', undefined],
  ['1 ', undefined],
  ['.5', undefined],
  ['5.', undefined],
  ['1e', undefined],
  ['0x10', undefined],
  ['1,5', undefined],
  ['1x5', undefined],
  ['Infinity', undefined],
  ['NaN', undefined],
  ['--1', undefined],
])('reads %j as %j', (text, want) => {
  expect(numberValue(text)).toBe(want);
});
