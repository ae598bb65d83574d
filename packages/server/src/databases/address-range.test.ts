import { describe, expect, it } from 'vitest';
import { addressRange } from './address-range.ts';

describe('addressRange', () => {
  it.each([
    { given: '10.0.0.0/8', want: { bytes: [10, 0, 0, 0], prefix: 8 } },
    { given: '0.0.0.0/0', want: { bytes: [0, 0, 0, 0], prefix: 0 } },
    { given: '10.1.2.3', want: { bytes: [10, 1, 2, 3], prefix: 32 } },
    { given: '::/0', want: { bytes: Array.from({ length: 16 }, () => 0), prefix: 0 } },
    { given: 'fd00::/8', want: { bytes: [0xfd, ...Array.from({ length: 15 }, () => 0)], prefix: 8 } },
  ])('reads $given', ({ given, want }) => {
    expect(addressRange(given)).toEqual(want);
  });

  it.each([
    '',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0.0/0x8',
    '10.0.0/8',
    '0x0a.0.0.0/8',
    'fd00::/129',
    'fe80::%eth0/64',
    '[::1]/128',
    'db.example.com',
  ])("refuses '%s'", (given) => {
    expect(() => addressRange(given)).toThrow('Expected an address or a range such as 10.1.0.0/16 or fd00::/8');
  });

  it.each(['10.1.2.3/8', 'fd00::1/64', '128.0.0.0/0'])(
    'refuses %s, which does not begin at its first address',
    (given) => {
      expect(() => addressRange(given)).toThrow('Expected a range that begins at its first address');
    },
  );
});
