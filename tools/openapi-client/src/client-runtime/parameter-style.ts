/**
 * How values become text: the styles of OpenAPI 3.1 §4.8.12 (`style` with `explode`), which are expansions of RFC 6570, and three that
 * RFC 6570 does not have. A function for each, so that a bundle holds those that it needs. This file imports nothing.
 *
 * Where the standard says nothing: a value that is `undefined` or `null`, an empty list and an empty object are left out, as in RFC 6570
 * §2.3; lists and objects inside a value are JSON, but with `deepObject` brackets again (`a[b][c]=1`, `a[0]=1`: what Stripe takes); a
 * style that cannot hold a value of some type writes it as `form` does.
 */

/** What happens to a text before it is sent. */
export type Encode = (text: string) => string;

/** A style of the path and of headers: the whole text. `undefined` where the value is left out. */
export type TextStyle = (name: string, value: unknown, encode?: Encode) => string | undefined;

/** A name and a value as they are sent. */
export type Pair = readonly [name: string, value: string];

/**
 * A style of queries, cookies and forms.
 *
 * @param encode - What happens to names. Default: they are percent-encoded.
 * @param encodeValue - What happens to values. Default: the same.
 */
export type PairStyle = (name: string, value: unknown, encode?: Encode, encodeValue?: Encode) => readonly Pair[];

/** Percent-encodes everything but the unreserved characters of RFC 3986 §2.3. Half of a surrogate pair becomes U+FFFD, as in a URL. */
export const percentEncode: Encode = (text) =>
  encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The reserved expansion of RFC 6570 §3.2.3, but what a query cannot have (`#`, `[`, `]`: RFC 3986 §3.4) is encoded. */
const encodeUnreserved: Encode = (text) =>
  text.replace(/%[\dA-Fa-f]{2}|[^\w.~:/?@!$&'()*+,;=-]/gu, (found) =>
    found.length === 3 && found.startsWith('%') ? found : percentEncode(found),
  );

/** For what is not percent-encoded: headers (OpenAPI 3.1.1 appendix D), and the parts of `multipart/form-data`. */
export const asItIs: Encode = (text) => text;

/** A value as text: lists and objects as JSON. */
export function textOf(value: unknown): string {
  // oxlint-disable-next-line typescript/no-base-to-string -- Objects go the other way.
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Whether a value is sent. */
export function isDefined(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** What a list or an object holds, by index or key; a single value has no key. */
function partsOf(value: unknown): readonly (readonly [key: string | undefined, part: unknown])[] {
  const parts: readonly (readonly [string | undefined, unknown])[] =
    typeof value === 'object' && value !== null ? Object.entries(value) : [[undefined, value]];
  return parts.filter(([, part]) => isDefined(part));
}

/** The texts of an exploded value; those of a list have no key. */
function exploded(
  value: unknown,
  encode: Encode,
  encodeValue: Encode,
): readonly (readonly [string | undefined, string])[] {
  return partsOf(value).map(([key, part]) => [
    key === undefined || Array.isArray(value) ? undefined : encode(key),
    encodeValue(textOf(part)),
  ]);
}

/** The one text of a value that is not exploded; `undefined` where nothing is left of it. */
function joined(value: unknown, encode: Encode, encodeValue: Encode, delimiter = ','): string | undefined {
  const texts = exploded(value, encode, encodeValue).flatMap(([key, text]) => (key === undefined ? text : [key, text]));
  return texts.length === 0 ? undefined : texts.join(delimiter);
}

/** `name=value`, or the value alone. */
export function pairText([name, value]: readonly [string | undefined, string]): string {
  return name === undefined ? value : `${name}=${value}`;
}

/** Of headers and the path: `a,b` and `k,v`. */
export const simple: TextStyle = (_name, value, encode = percentEncode) => joined(value, encode, encode);

/** Of headers and the path: `a,b` and `k=v`. */
export const simpleExploded: TextStyle = (_name, value, encode = percentEncode) => {
  const pairs = exploded(value, encode, encode);
  return pairs.length === 0 ? undefined : pairs.map(pairText).join(',');
};

/** Of the path: `.a,b` and `.k,v`. */
export const label: TextStyle = (name, value, encode) => {
  const text = simple(name, value, encode);
  return text === undefined ? undefined : `.${text}`;
};

/** Of the path: `.a.b` and `.k=v`. */
export const labelExploded: TextStyle = (_name, value, encode = percentEncode) =>
  exploded(value, encode, encode)
    .map((pair) => `.${pairText(pair)}`)
    .join('');

/** Of the path: `;name=a,b` and `;name=k,v`. */
export const matrix: TextStyle = (name, value, encode = percentEncode) => {
  const text = joined(value, encode, encode);
  return text === undefined ? undefined : matrixText([encode(name), text]);
};

/** Of the path: `;name=a;name=b` and `;k=v`. */
export const matrixExploded: TextStyle = (name, value, encode = percentEncode) =>
  exploded(value, encode, encode)
    .map(([key, text]) => matrixText([key ?? encode(name), text]))
    .join('');

/** RFC 6570 §3.2.7: a name without a value has no `=`. */
function matrixText([name, value]: Pair): string {
  return `;${value === '' ? name : pairText([name, value])}`;
}

/** `name=a&name=b` and `k=v`: the default of queries and cookies. */
export const formExploded: PairStyle = (name, value, encode = percentEncode, encodeValue = encode) =>
  exploded(value, encode, encodeValue).map(([key, text]) => [key ?? encode(name), text]);

/** `name=a,b` and `name=k,v`. */
export const form: PairStyle = /* @__PURE__ */ delimited(',');

/** `name=a%20b` and `name=k%20v`. */
export const spaceDelimited: PairStyle = /* @__PURE__ */ delimited(' ');

/** `name=a%7Cb` and `name=k%7Cv`. */
export const pipeDelimited: PairStyle = /* @__PURE__ */ delimited('|');

function delimited(delimiter: string): PairStyle {
  return (name, value, encode = percentEncode, encodeValue = encode) => {
    const text = joined(value, encode, encodeValue, delimiter === ',' ? delimiter : encode(delimiter));
    return text === undefined ? [] : [[encode(name), text]];
  };
}

/** `name[k]=v`, and so on for what is nested. */
export const deepObject: PairStyle = (name, value, encode = percentEncode, encodeValue = encode) =>
  deepPairs(encode(name), value, encode, encodeValue);

function deepPairs(name: string, value: unknown, encode: Encode, encodeValue: Encode): readonly Pair[] {
  return partsOf(value).flatMap(([key, part]) =>
    key === undefined
      ? [[name, encodeValue(textOf(part))] as const]
      : deepPairs(name + encode(`[${key}]`), part, encode, encodeValue),
  );
}

/** A style whose values keep reserved characters and percent-encoded triples (`allowReserved`). */
export function reserved(style: PairStyle): PairStyle {
  return (name, value, encode) => style(name, value, encode, encodeUnreserved);
}

/** JSON instead of a style (`content`), in the path and in headers. */
export const jsonText: TextStyle = (_name, value, encode = percentEncode) =>
  isDefined(value) ? encode(JSON.stringify(value)) : undefined;

/** JSON instead of a style (`content`), elsewhere. */
export const jsonPair: PairStyle = (name, value, encode = percentEncode) =>
  isDefined(value) ? [[encode(name), encode(JSON.stringify(value))]] : [];

/** Text that is not encoded instead of a style (`content`), in cookies. */
export const plainPair: PairStyle = (name, value) => form(name, value, asItIs);
