import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isWithinWindow, parseSigningDate, signingDate } from './signing-date.ts';

const at = Date.parse('2026-01-20T08:00:00Z');
const minutes = 60_000;

describe('parseSigningDate', () => {
  it('reads what signingDate writes, in whole seconds', () => {
    expect(signingDate(at + 999)).toBe('20260120T080000Z');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        expect(parseSigningDate(signingDate(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });
  test.each([
    '',
    '2026-01-20T08:00:00Z',
    '20260120T080000',
    '20260120T080000z',
    '20260230T080000Z',
    '20260120T240000Z',
    '20261320T080000Z',
    '20260120T080000Z0',
  ])('refuses %j', (text) => {
    expect(parseSigningDate(text)).toBeUndefined();
  });
});

test.each([
  { after: 0, want: true },
  { after: 15 * minutes, want: true },
  { after: -15 * minutes, want: true },
  { after: 15 * minutes + 1, want: false },
  { after: -15 * minutes - 1, want: false },
])('a signature $after ms before the server’s time counts: $want', ({ after, want }) => {
  expect(isWithinWindow(at, at + after)).toBe(want);
});
