import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressPolicy, loopback } from './address-policy.ts';
import { addressRange } from './address-range.ts';

function policy(allow: readonly string[] = [], deny: readonly string[] = []) {
  return addressPolicy({ allow: allow.map(addressRange), deny: deny.map(addressRange) });
}

/** Two hexadecimal groups for an IPv4 address, as it stands in an IPv6 address. */
function groups(address: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

/** An IPv4 address with all its bits turned. */
function turned(address: string): string {
  return address
    .split('.')
    .map((byte) => 255 - Number(byte))
    .join('.');
}

/** Every spelling of IPv6 that leads to an IPv4 address. */
const disguises: readonly ((address: string) => string)[] = [
  (address) => `::ffff:${address}`,
  (address) => `0:0:0:0:0:FFFF:${groups(address).toUpperCase()}`,
  (address) => `::${groups(address)}`,
  (address) => `::ffff:0:${groups(address)}`,
  (address) => `64:ff9b::${groups(address)}`,
  (address) => `2002:${groups(address)}::1`,
  (address) => `2001:0:${groups(address)}::1`,
  (address) => `2001:0:808:808:0:0:${groups(turned(address))}`,
  (address) => `2001:db8::5efe:${groups(address)}`,
  (address) => `2001:db8::200:5efe:${groups(address)}`,
];

describe('addressPolicy without rules', () => {
  it.each(['10.0.0.7', '172.16.0.1', '192.168.1.1', '100.64.0.1', '8.8.8.8', 'fd00::7', '2a00::1', '64:ff9b::808:808'])(
    'allows %s',
    (address) => {
      expect(policy()(address)).toBe(true);
    },
  );

  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '169.254.0.1',
    '192.0.0.192',
    '100.100.100.200',
    '168.63.129.16',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'febf::1',
    'fec0::1',
    'ff02::1',
    'fd00:ec2::254',
    'FD00:0EC2:0:0::254',
    'fd20:ce::254',
    '64:ff9b:1::808:808',
    '100::1',
  ])('refuses %s', (address) => {
    expect(policy()(address)).toBe(false);
  });

  it.each(['', 'db.example.com', '0x7f.1', '127.1', '2130706433', 'fe80::1%eth0', '[::1]'])(
    'refuses %s, which is no address',
    (address) => {
      expect(policy(['0.0.0.0/0', '::/0'])(address)).toBe(false);
    },
  );

  it('refuses every disguise of an address that it refuses', () => {
    const refused = fc.oneof(
      fc.constantFrom('127.0.0.1', '169.254.169.254', '0.0.0.0', '255.255.255.255', '100.100.100.200', '224.0.0.251'),
      fc
        .tuple(fc.constantFrom(127, 224, 240, 0), fc.nat(255), fc.nat(255), fc.nat(255))
        .map((bytes) => bytes.join('.')),
    );
    fc.assert(
      fc.property(refused, fc.constantFrom(...disguises), (address, disguise) => {
        expect(policy()(disguise(address))).toBe(false);
      }),
    );
  });
});

describe('addressPolicy with rules', () => {
  it.each([
    { name: 'loopback', allow: ['127.0.0.0/8'], address: '127.0.0.1', want: true },
    { name: 'loopback, disguised', allow: ['127.0.0.0/8'], address: '::ffff:127.0.0.1', want: true },
    { name: 'one address of loopback', allow: ['127.0.0.1'], address: '127.0.0.2', want: false },
    { name: 'everything', allow: ['0.0.0.0/0', '::/0'], address: '169.254.169.254', want: false },
    { name: 'everything', allow: ['0.0.0.0/0', '::/0'], address: '127.0.0.1', want: false },
    { name: 'private IPv6 addresses', allow: ['fd00::/8'], address: 'fd00:ec2::254', want: false },
    { name: 'the very address', allow: ['169.254.169.254'], address: '169.254.169.254', want: true },
    { name: 'nothing of a range', deny: ['10.0.0.0/8'], address: '10.1.2.3', want: false },
    { name: 'nothing of a range, disguised', deny: ['10.0.0.0/8'], address: '64:ff9b::a01:203', want: false },
    { name: 'a part of a range', deny: ['10.0.0.0/8'], allow: ['10.1.0.0/16'], address: '10.1.2.3', want: true },
    { name: 'all but a part', allow: ['10.0.0.0/8'], deny: ['10.1.0.0/16'], address: '10.1.2.3', want: false },
    { name: 'one range only', deny: ['0.0.0.0/0', '::/0'], allow: ['10.1.0.0/16'], address: '10.2.0.1', want: false },
    { name: 'one range only', deny: ['0.0.0.0/0', '::/0'], allow: ['10.1.0.0/16'], address: '10.1.0.1', want: true },
    { name: 'no IPv6', deny: ['::/0'], address: '::ffff:10.1.0.1', want: false },
    { name: 'both of the same range', allow: ['10.0.0.0/8'], deny: ['10.0.0.0/8'], address: '10.1.2.3', want: false },
  ])('$name: $address is allowed: $want', ({ allow, deny, address, want }) => {
    expect(policy(allow, deny)(address)).toBe(want);
  });

  it('knows loopback', () => {
    const allowed = addressPolicy({ allow: loopback, deny: [] });
    expect(['127.0.0.1', '::1'].map(allowed)).toEqual([true, true]);
  });

  it('gives the same answer whatever the order of the rules', () => {
    const range = fc
      .tuple(fc.constantFrom(8, 16, 24), fc.constantFrom(0, 1, 2))
      .map(([prefix, byte]) =>
        prefix === 8 ? '10.0.0.0/8' : prefix === 16 ? `10.${byte}.0.0/16` : `10.${byte}.1.0/24`,
      );
    const rules = fc.array(range, { maxLength: 4 });
    fc.assert(
      fc.property(rules, rules, (allow, deny) => {
        const there = policy(allow, deny);
        const back = policy(allow.toReversed(), deny.toReversed());
        for (const address of ['10.0.1.1', '10.1.1.1', '10.2.0.1']) expect(there(address)).toBe(back(address));
      }),
    );
  });
});
