import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expiryOf } from './instant.ts';

describe('expiryOf', () => {
  it.each([
    { text: undefined, want: undefined },
    { text: '', want: undefined },
    { text: '2023-05-03T10:30:00.200Z', want: 1_683_109_800_200 },
    { text: '2024-02-29T23:59:59.999Z', want: 1_709_251_199_999 },
  ])('reads $text', ({ text, want }) => {
    expect(expiryOf(text)).toBe(want);
  });

  it.each([
    '2026-02-30T00:00:00.000Z',
    '2026-02-29T00:00:00.000Z',
    '2026-04-31T00:00:00.000Z',
    '2026-13-01T00:00:00.000Z',
    '2026-05-03T24:00:00.000Z',
    '2026-05-03',
    '2026-05-03T10:30:00Z',
    '2026-05-03T10:30:00.200+02:00',
    '+010000-01-01T00:00:00.000Z',
    ' 2026-05-03T10:30:00.200Z',
    'tomorrow',
  ])('refuses %s and says the format and what it got', (text) => {
    expect(() => expiryOf(text)).toThrow(
      `expired_time: expected a time that exists, as yyyy-MM-ddTHH:mm:ss.SSSZ in UTC with milliseconds, got ${text}.`,
    );
  });

  it('reads every instant of the years 0 to 9999', () => {
    const instants = fc.date({
      min: new Date('0000-01-01T00:00:00.000Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        expect(expiryOf(date.toISOString())).toBe(date.getTime());
      }),
    );
  });
});
