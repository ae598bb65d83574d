import { expect, it } from 'vitest';
import { dateValue } from './date-value.ts';

it.each([
  ['2026-01-31', Date.UTC(2026, 0, 31)],
  ['2026-01-31T23:59Z', Date.UTC(2026, 0, 31, 23, 59)],
  ['2026-01-31T23:59:58Z', Date.UTC(2026, 0, 31, 23, 59, 58)],
  ['2026-01-31T23:59:59Z', Date.UTC(2026, 0, 31, 23, 59, 59)],
  ['2026-01-31T23:59:58.25Z', Date.UTC(2026, 0, 31, 23, 59, 58, 250)],
  ['1970-01-01T00:00:00.000Z', 0],
  ['2024-02-29', Date.UTC(2024, 1, 29)],
  ['2026-02-29', undefined],
  ['2026-02-30T00:00:00Z', undefined],
  ['2026-13-01', undefined],
  ['2026-00-01', undefined],
  ['2026-01-00', undefined],
  ['2026-01-32', undefined],
  ['2026-01-31T24:00:00Z', undefined],
  ['2026-01-31T23:60:00Z', undefined],
  ['2026-01-31T23:59:60Z', undefined],
  ['2026-01-31T23:59:59', undefined],
  ['2026-01-31T23:59:59+00:00', undefined],
  ['2026-01-31T23:59:59+08:00', undefined],
  ['2026-01-31T23Z', undefined],
  ['2026-01-31Z', undefined],
  ['x2026-01-31', undefined],
  ['2026-01-31x', undefined],
  ['2026-01-31T23:59:59.Z', undefined],
  ['20260131', undefined],
  ['12026-01-31', undefined],
  ['1769903999', undefined],
  ['', undefined],
])('reads %j as %j', (text, want) => {
  expect(dateValue(text)).toBe(want);
});
