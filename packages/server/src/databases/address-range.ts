import ipaddr from 'ipaddr.js';

/** A range of addresses of one family. */
export interface AddressRange {
  /** 4 or 16 bytes. */
  readonly bytes: readonly number[];
  /** How many bits of these count. */
  readonly prefix: number;
}

/** The bytes of an address in its usual spelling; `undefined` where it is none. */
export function addressBytes(address: string): readonly number[] | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address).toByteArray();
  if (!address.includes(':') || address.includes('%') || !ipaddr.IPv6.isValid(address)) return undefined;
  return ipaddr.IPv6.parse(address).toByteArray();
}

/**
 * Reads a range in CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3), or one address.
 *
 * @throws Error that says what was expected.
 */
export function addressRange(text: string): AddressRange {
  const [address = '', digits, ...rest] = text.split('/');
  const bytes = addressBytes(address);
  const most = (bytes?.length ?? 0) * 8;
  const prefix = digits === undefined ? most : Number(digits);
  if (bytes === undefined || rest.length > 0 || !/^\d{1,3}$/.test(digits ?? '0') || prefix > most) {
    throw new Error(`Expected an address or a range such as 10.1.0.0/16 or fd00::/8, got '${text}'.`);
  }
  if (bytes.some((byte, place) => (byte & ~maskByte(prefix, place)) !== 0)) {
    throw new Error(`Expected a range that begins at its first address, got '${text}': bits after /${prefix} are set.`);
  }
  return { bytes, prefix };
}

/** Whether an address lies in a range. */
export function inRange(address: readonly number[], { bytes, prefix }: AddressRange): boolean {
  return (
    address.length === bytes.length &&
    address.every((byte, place) => ((byte ^ (bytes[place] ?? 0)) & maskByte(prefix, place)) === 0)
  );
}

/** The byte at a place of the mask of a prefix. */
function maskByte(prefix: number, place: number): number {
  const bits = Math.min(8, Math.max(0, prefix - place * 8));
  return (0xff << (8 - bits)) & 0xff;
}
