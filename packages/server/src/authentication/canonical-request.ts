/** What a signature covers of a request (API Request Signing Guide, api-sign-algorithm-002). */
export interface SignedParts {
  /** In upper case. */
  readonly method: string;
  /** Path and query as they came over the wire. */
  readonly url: string;
  /** Names in lower case, sorted, with the values that were received. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The last line: the SHA-256 of the body in hexadecimal, or `UNSIGNED-PAYLOAD`. */
  readonly payload: string;
}

/** The text whose hash is signed: method, path, query, headers, their names, payload, a line each. */
export function canonicalRequest({ method, url, headers, payload }: SignedParts): string {
  const start = url.indexOf('?');
  const path = start === -1 ? url : url.slice(0, start);
  return [
    method,
    canonicalPath(path),
    start === -1 ? '' : canonicalQuery(url.slice(start + 1)),
    ...headers.map(([name, value]) => `${name}:${value.trim()}`),
    '',
    headers.map(([name]) => name).join(';'),
    payload,
  ].join('\n');
}

/** Each segment decoded and encoded again; with a slash at its end, which the path on the wire does not have. */
export function canonicalPath(path: string): string {
  const encoded = path
    .split('/')
    .map((segment) => encode(decode(segment) ?? segment))
    .join('/');
  return encoded.endsWith('/') ? encoded : `${encoded}/`;
}

/**
 * Sorted by name, then by value, all encoded the same way. On the wire the official SDKs of Java and Node do not sort, leave
 * `*` (Node also `( ) ' !`) as it is, and Java writes `~` as `%7E`. A plus sign on the wire is a space, as the operations read it.
 */
export function canonicalQuery(query: string): string {
  const pairs = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const parts = equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      // A space is smaller than everything that an encoded text can hold.
      return parts.map((part) => encode(decode(part.replaceAll('+', ' ')) ?? part)).join(' ');
    });
  return pairs.toSorted().join('&').replaceAll(' ', '=');
}

/** `undefined` where the percent-encoding is not UTF-8. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Everything but unreserved characters as %XX (RFC 3986 §2.3); `encodeURIComponent` leaves five more. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
