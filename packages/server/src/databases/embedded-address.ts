/** Forms of IPv6 addresses that lead to an IPv4 address, with where that is in the 16 bytes. */
const forms: readonly {
  readonly name: string;
  /** Bytes that must be so; `undefined`: any. */
  readonly pattern: readonly (number | undefined)[];
  readonly read: (bytes: readonly number[]) => readonly number[] | undefined;
}[] = [
  { name: 'IPv4-mapped (RFC 4291 §2.5.5.2)', pattern: [...zeros(10), 0xff, 0xff], read: last },
  { name: 'IPv4-compatible (RFC 4291 §2.5.5.1)', pattern: zeros(12), read: unlessSpecial },
  { name: 'IPv4-translated (RFC 2765 §2.1)', pattern: [...zeros(8), 0xff, 0xff, 0, 0], read: last },
  { name: 'NAT64 (RFC 6052 §2.1)', pattern: [0, 0x64, 0xff, 0x9b, ...zeros(8)], read: last },
  { name: '6to4 (RFC 3056 §2)', pattern: [0x20, 0x02], read: (bytes) => bytes.slice(2, 6) },
  { name: 'Teredo server (RFC 4380 §4)', pattern: [0x20, 0x01, 0, 0], read: (bytes) => bytes.slice(4, 8) },
  {
    name: 'Teredo client (RFC 4380 §4)',
    pattern: [0x20, 0x01, 0, 0],
    read: (bytes) => last(bytes).map((byte) => byte ^ 0xff),
  },
  { name: 'ISATAP (RFC 5214 §6.1)', pattern: [...any(8), 0, 0, 0x5e, 0xfe], read: last },
  { name: 'ISATAP, global (RFC 5214 §6.1)', pattern: [...any(8), 2, 0, 0x5e, 0xfe], read: last },
];

function zeros(count: number): readonly number[] {
  return Array.from({ length: count }, () => 0);
}

function any(count: number): readonly undefined[] {
  return Array.from({ length: count }, () => undefined);
}

/** `::` and `::1` have no IPv4 address inside. */
function unlessSpecial(bytes: readonly number[]): readonly number[] | undefined {
  return last(bytes).reduce((number, byte) => number * 256 + byte) <= 1 ? undefined : last(bytes);
}

function last(bytes: readonly number[]): readonly number[] {
  return bytes.slice(12);
}

/**
 * The IPv4 addresses that an address leads to: a packet to `::ffff:127.0.0.1` or `64:ff9b::7f00:1` may arrive at 127.0.0.1.
 *
 * @param bytes - 16 of them; an IPv4 address has none inside.
 */
export function embeddedAddresses(bytes: readonly number[]): readonly (readonly number[])[] {
  if (bytes.length !== 16) return [];
  return forms
    .filter(({ pattern }) => pattern.every((byte, place) => byte === undefined || byte === bytes[place]))
    .flatMap(({ read }) => {
      const found = read(bytes);
      return found === undefined ? [] : [found];
    });
}
