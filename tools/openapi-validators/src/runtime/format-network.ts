import type { Format } from './format.ts';

/** RFC 1123 §2.1. Of a label in Punycode only the letters are looked at, not what they stand for. */
export const hostname: Format = { words: 'a host name', test: isHostname };

/** `Mailbox` of RFC 5321 §4.1.2. */
export const email: Format = { words: 'an e-mail address', test: (text) => isMailbox(text, asciiText) };

/** `Mailbox` with characters of all languages (RFC 6531 §3.3). */
export const idnEmail: Format = { words: 'an e-mail address', test: (text) => isMailbox(text, anyText) };

/** `dotted-quad` of RFC 2673 §3.2, in decimal and without leading zeros. */
export const ipv4: Format = { words: 'an IPv4 address', test: isIpv4 };

/** RFC 4291 §2.2. */
export const ipv6: Format = { words: 'an IPv6 address', test: isIpv6 };

function isHostname(text: string): boolean {
  return (
    text.length <= 253 &&
    text.split('.').every((label) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(label) && !/^(?!xn)..--/i.test(label))
  );
}

export function isIpv4(text: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text) && !/(?:^|\.)0\d/.test(text);
}

export function isIpv6(text: string): boolean {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return false;
  const [before, after] = [groupsOf(head, tail === undefined), groupsOf(tail ?? '', true)];
  if (before === undefined || after === undefined) return false;
  return tail === undefined ? before === 8 : before + after < 8;
}

/** How many groups of 16 bits a part of an address has; an IPv4 address at the end stands for two. */
function groupsOf(part: string, isEnd: boolean): number | undefined {
  if (part === '') return 0;
  const groups = part.split(':');
  const last = groups.at(-1) ?? '';
  const hasIpv4 = isEnd && last.includes('.') && isIpv4(last);
  const hexadecimal = hasIpv4 ? groups.slice(0, -1) : groups;
  return hexadecimal.every((group) => /^[\da-f]{1,4}$/i.test(group)) ? groups.length + (hasIpv4 ? 1 : 0) : undefined;
}

/** How the local part of an address may be written: as words with dots between them, or in quotes. */
interface LocalPart {
  readonly words: RegExp;
  readonly quoted: RegExp;
  readonly isDomain: (text: string) => boolean;
}

const asciiText: LocalPart = {
  words: /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/,
  quoted: /^"(?:[ !#-[\]-~]|\\[ -~])*"$/,
  isDomain: isHostname,
};

const anyText: LocalPart = {
  words: /^(?:[\w!#$%&'*+/=?^`{|}~-]|[^\0-\x7f])+(?:\.(?:[\w!#$%&'*+/=?^`{|}~-]|[^\0-\x7f])+)*$/,
  quoted: /^"(?:[ !#-[\]-~]|[^\0-\x7f]|\\[ -~])*"$/,
  isDomain: (text) => isHostname(text.replaceAll(/[^\0-\x7f]/g, 'a')),
};

function isMailbox(text: string, { words, quoted, isDomain }: LocalPart): boolean {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || !(words.test(local) || quoted.test(local))) return false;
  if (!domain.startsWith('[')) return isDomain(domain);
  const address = domain.slice(1, -1);
  return domain.endsWith(']') && (/^ipv6:/i.test(address) ? isIpv6(address.slice(5)) : isIpv4(address));
}
