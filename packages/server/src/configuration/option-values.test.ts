import { describe, expect, it } from 'vitest';
import { addressRanges, bodyLimit, databaseUrl, days, filePath, host, instant, port } from './option-values.ts';

describe('option values', () => {
  it.each([
    { parse: port, text: '0', want: 0 },
    { parse: port, text: '65535', want: 65_535 },
    { parse: bodyLimit, text: '1024', want: 1024 },
    { parse: host, text: '::1', want: '::1' },
    { parse: host, text: 'db.example.com', want: 'db.example.com' },
    { parse: filePath, text: 'data', want: 'data' },
    { parse: databaseUrl, text: 'postgres://u:p@h/d', want: 'postgres://u:p@h/d' },
    { parse: databaseUrl, text: 'postgresql://h', want: 'postgresql://h' },
    { parse: days, text: '365', want: 31_536_000_000 },
    { parse: days, text: '0', want: 0 },
    { parse: instant, text: '2026-11-01', want: 1_793_491_200_000 },
    { parse: instant, text: '2026-11-01T12:00:00Z', want: 1_793_534_400_000 },
    { parse: instant, text: '2026-11-01T12:00:00.001Z', want: 1_793_534_400_001 },
    { parse: instant, text: '2026-11-01T00:30+01:00', want: 1_793_489_400_000 },
    { parse: instant, text: '1793534400000', want: 1_793_534_400_000 },
  ])('reads $text', ({ parse, text, want }) => {
    expect(parse(text)).toBe(want);
  });

  it.each([
    { parse: port, text: '65536', message: "Expected a whole number from 0 to 65535, got '65536'." },
    { parse: port, text: '8080x', message: "got '8080x'" },
    { parse: port, text: '-1', message: "got '-1'" },
    { parse: port, text: '1e3', message: "got '1e3'" },
    { parse: port, text: '', message: "got ''" },
    { parse: bodyLimit, text: '12', message: 'from 1024 to 1073741824' },
    { parse: host, text: 'a b', message: 'host name or an IP address' },
    { parse: days, text: '-1', message: 'from 0 to 36500' },
    { parse: instant, text: '2026-02-30', message: 'Expected a day or a time such as 2026-11-01T12:00:00Z' },
    { parse: instant, text: '2026-02-30T01:00+02:00', message: "got '2026-02-30T01:00+02:00'" },
    { parse: instant, text: '2026-11-01T25:00Z', message: "got '2026-11-01T25:00Z'" },
    { parse: instant, text: '2026-11-01T12:00', message: "got '2026-11-01T12:00'" },
    { parse: instant, text: '1793534400', message: 'or milliseconds since 1970-01-01T00:00:00Z' },
    { parse: instant, text: '2026', message: "got '2026'" },
    { parse: instant, text: '253402300800000', message: "got '253402300800000'" },
    { parse: addressRanges, text: '10.0.0.0/8,db', message: "got 'db'" },
    { parse: addressRanges, text: '', message: "got ''" },
    { parse: filePath, text: ' ', message: 'Expected a path' },
    { parse: databaseUrl, text: 'mysql://h/d', message: 'postgres://user:password@host:5432/database' },
    { parse: databaseUrl, text: 'nonsense', message: 'postgres://user:password@host:5432/database' },
  ])('refuses $text', ({ parse, text, message }) => {
    expect(() => parse(text)).toThrow(message);
  });

  it('reads ranges of addresses', () => {
    expect(addressRanges('10.0.0.0/8, ::1')).toEqual([
      { bytes: [10, 0, 0, 0], prefix: 8 },
      { bytes: [...Array.from({ length: 15 }, () => 0), 1], prefix: 128 },
    ]);
  });

  it('does not repeat the password of an address', () => {
    expect(() => databaseUrl('mysql://user:canary@host/d')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('canary') as string }),
    );
  });
});
