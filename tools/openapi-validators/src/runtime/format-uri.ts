import { isIpv6 } from './format-network.ts';
import type { Format } from './format.ts';

/** `URI` of RFC 3986 §3: with a scheme. */
export const uri: Format = { words: 'a URI', test: (text) => isReference(text, asciiOnly, true) };

/** `URI-reference` of RFC 3986 §4.1. */
export const uriReference: Format = {
  words: 'a URI or a relative reference',
  test: (text) => isReference(text, asciiOnly, false),
};

/** `IRI` of RFC 3987 §2.2. */
export const iri: Format = { words: 'an IRI', test: (text) => isReference(text, anyLanguage, true) };

/** `IRI-reference` of RFC 3987 §2.2. */
export const iriReference: Format = {
  words: 'an IRI or a relative reference',
  test: (text) => isReference(text, anyLanguage, false),
};

/** RFC 6570 §2. */
export const uriTemplate: Format = {
  words: 'a URI template',
  test: (text) =>
    /^(?:[^\0- "<>\\^`{|}%\x7f]|%[\da-f]{2}|\{[+#./;?&=,!@|]?(?:\w|%[\da-f]{2})(?:\.?(?:\w|%[\da-f]{2}))*(?::[1-9]\d{0,3}|\*)?(?:,(?:\w|%[\da-f]{2})(?:\.?(?:\w|%[\da-f]{2}))*(?::[1-9]\d{0,3}|\*)?)*\})*$/iu.test(
      text,
    ),
};

/** Characters of paths, and those that a query has besides. */
interface Characters {
  readonly path: RegExp;
  readonly query: RegExp;
}

const asciiOnly: Characters = {
  path: /^(?:[\w.~!$&'()*+,;=:@/-]|%[\da-f]{2})*$/i,
  query: /^(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*$/i,
};

const anyLanguage: Characters = {
  path: /^(?:[\w.~!$&'()*+,;=:@/\u{a0}-\u{d7ff}\u{f900}-\u{fdcf}\u{fdf0}-\u{ffef}\u{10000}-\u{efffd}-]|%[\da-f]{2})*$/iu,
  query:
    /^(?:[\w.~!$&'()*+,;=:@/?\u{a0}-\u{d7ff}\u{e000}-\u{fdcf}\u{fdf0}-\u{ffef}\u{10000}-\u{10fffd}-]|%[\da-f]{2})*$/iu,
};

/** RFC 3986, appendix B: every text has these parts; each may have certain characters only. */
const parts = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([^]*))?$/;

function isReference(text: string, { path: pathText, query: queryText }: Characters, isAbsolute: boolean): boolean {
  const [, scheme, authority, path = '', query = '', fragment = ''] = parts.exec(text) ?? [];
  // A relative reference cannot begin with a colon (RFC 3986 §4.2).
  if (scheme === undefined ? isAbsolute || text.startsWith(':') : !/^[a-z][a-z\d+.-]*$/i.test(scheme)) return false;
  if (authority !== undefined && !isAuthority(authority, pathText)) return false;
  return pathText.test(path) && queryText.test(query) && queryText.test(fragment);
}

function isAuthority(text: string, characters: RegExp): boolean {
  const [, user = '', host = ''] = /^(?:([^@]*)@)?(\[[^\]]*\]|[^:@]*)(?::\d*)?$/.exec(text) ?? [undefined, '%', '%'];
  if (!characters.test(user) || /[@/]/.test(user)) return false;
  if (!host.startsWith('[')) return characters.test(host);
  const address = host.slice(1, -1);
  return isIpv6(address) || /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(address);
}
