import { describe, expect, it } from 'vitest';
import { stringFormats } from './string-formats.ts';

describe('a format', () => {
  it.each([
    ['date-time', '2099-05-03T10:30:00Z', true],
    ['date-time', '2099-05-03T10:30:00.200Z', true],
    ['date-time', '2099-05-03t23:59:60+02:00', true],
    ['date-time', '2099-05-03 10:30:00Z', false],
    ['date-time', '2099-05-03T10:30:00', false],
    ['date-time', '2099-13-03T10:30:00Z', false],
    ['date', '2099-12-31', true],
    ['date', '2099-12-32', false],
    ['time', '10:30:00Z', true],
    ['time', '10:30Z', false],
    ['uuid', 'ee64e597-4f25-486f-bba1-0c850b3b59d6', true],
    ['uuid', 'ee64e597-4f25-486f-bba1', false],
  ])('%s: %s is %s', (format, text, want) => {
    expect(new RegExp(stringFormats.get(format) ?? '', 'u').test(text)).toBe(want);
  });
});
