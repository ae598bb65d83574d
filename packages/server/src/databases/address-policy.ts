import { addressBytes, addressRange, inRange, type AddressRange } from './address-range.ts';
import { embeddedAddresses } from './embedded-address.ts';

/** Which addresses the server may connect to, beside those of `builtIn`. */
export interface AddressRules {
  readonly allow: readonly AddressRange[];
  readonly deny: readonly AddressRange[];
}

/** Whether the server may connect to an address. */
export type AddressPolicy = (address: string) => boolean;

/**
 * Addresses that no database is at, or that lead to this machine or to the credentials of a virtual machine. Everything else is
 * allowed, private ranges too.
 */
const builtIn: readonly (readonly [range: string, why: string])[] = [
  ['0.0.0.0/8', 'this host (RFC 1122 §3.2.1.3)'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local; metadata of virtual machines at 169.254.169.254'],
  ['192.0.0.0/24', 'protocol assignments (RFC 6890); metadata of Oracle Cloud at 192.0.0.192'],
  ['100.100.100.200', 'metadata of Alibaba Cloud'],
  ['168.63.129.16', 'host of a virtual machine in Azure'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved, and broadcast'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['64:ff9b:1::/48', 'local NAT64 (RFC 8215): where the IPv4 address is inside depends on the network'],
  ['100::/64', 'discard (RFC 6666)'],
  ['fe80::/10', 'link-local'],
  ['fec0::/10', 'site-local (RFC 3879)'],
  ['ff00::/8', 'multicast'],
  ['fd00:ec2::254', 'metadata of Amazon'],
  ['fd20:ce::254', 'metadata of Google Cloud'],
];

/** The addresses of this machine itself. */
export const loopback: readonly AddressRange[] = ['127.0.0.0/8', '::1'].map(addressRange);

interface Rule {
  readonly range: AddressRange;
  readonly allowed: boolean;
}

/**
 * The rule of the smallest range counts, as in a routing table; of equal ranges first what is denied, then what is allowed,
 * then what is built in. So `--allow-address 0.0.0.0/0` does not open 169.254.169.254, and `--deny-address 0.0.0.0/0` with
 * `--allow-address 10.1.0.0/16` leaves that range alone.
 *
 * An IPv6 address with IPv4 addresses inside is allowed where it and all of these are.
 */
export function addressPolicy({ allow, deny }: AddressRules): AddressPolicy {
  const rules: readonly Rule[] = [
    ...deny.map((range) => ({ range, allowed: false })),
    ...allow.map((range) => ({ range, allowed: true })),
    ...builtIn.map(([range]) => ({ range: addressRange(range), allowed: false })),
    // Sorting keeps the order of equals.
  ].toSorted((one, other) => other.range.prefix - one.range.prefix);
  const allowed = (bytes: readonly number[]): boolean =>
    rules.find(({ range }) => inRange(bytes, range))?.allowed ?? true;
  return (address) => {
    const bytes = addressBytes(address);
    return bytes !== undefined && [bytes, ...embeddedAddresses(bytes)].every(allowed);
  };
}
