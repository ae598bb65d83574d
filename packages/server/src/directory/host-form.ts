import ipaddr from 'ipaddr.js';

/** What a host of a database is: an address, a name to resolve, or a text that nobody should write. */
export type HostForm =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Labels of letters, digits, hyphens and underscores (RFC 1123 §2.1; underscores are common in private zones), with or without the dot of the root. */
const name =
  /^(?=.{1,254}$)([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)*[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.?$/;

/** The last label of what the system's resolver takes for a number: decimal, octal or hexadecimal (inet_aton; WHATWG URL, "ends in a number"). */
const endsInNumber = /(^|\.)(0[xX][0-9A-Fa-f]*|[0-9]+)\.?$/;

/**
 * What a host is. IPv4 addresses have four decimal parts without leading zeros: the system's resolver also takes `0x7f.1`,
 * `2130706433` and `0177.0.0.1` for 127.0.0.1, which would hide an address from people and from rules.
 *
 * @example
 * ```ts
 * hostForm('10.0.0.7');      // { kind: 'address', address: '10.0.0.7' }
 * hostForm('db.example.com'); // { kind: 'name', name: 'db.example.com' }
 * hostForm('0x7f.1');        // { kind: 'refused', reason: … }
 * ```
 */
export function hostForm(host: string): HostForm {
  if (ipaddr.IPv4.isValidFourPartDecimal(host)) {
    return /(^|\.)0[0-9]/.test(host)
      ? refused('an IPv4 address without leading zeros')
      : { kind: 'address', address: host };
  }
  if (host.includes(':') || host.startsWith('[')) {
    if (host.includes('%')) return refused('an IPv6 address without a zone');
    return ipaddr.IPv6.isValid(host)
      ? { kind: 'address', address: ipaddr.IPv6.parse(host).toString() }
      : refused('an IPv6 address without brackets');
  }
  if (endsInNumber.test(host)) return refused('an IPv4 address as four decimal numbers');
  return name.test(host) ? { kind: 'name', name: host } : refused('a host name or an IP address');
}

/** @param expected - For a person: what the host should be. */
function refused(expected: string): HostForm {
  return { kind: 'refused', reason: expected };
}
