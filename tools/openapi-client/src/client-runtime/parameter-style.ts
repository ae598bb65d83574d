/**
 * How parameters become text: the styles of OpenAPI 3.1 §4.8.12 (`style`, `explode`, `allowReserved`), which are expansions of
 * RFC 6570, and the three that RFC 6570 does not have. This file imports nothing.
 *
 * Where the standard says nothing: a value that is `undefined` or `null`, an empty list and an empty object are left out, as RFC 6570
 * §2.3 does; lists and objects inside a value are JSON, but with `deepObject` brackets again (`a[b][c]=1`, `a[0]=1`, what Stripe takes);
 * a style that cannot hold a value of a type writes it as `form` does.
 */

/** How one parameter, or one member of a form, is written. What is left out has the default of its place. */
export interface ParameterStyle {
  /** Default: `simple` in path and header, `form` in query, cookie and forms. */
  readonly style?: 'matrix' | 'label' | 'simple' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';
  /** Whether lists and objects become parameters of their own. Default: only with the style `form`. */
  readonly explode?: boolean;
  /** Whether reserved characters and percent-encoded triples of values stay as they are. Default: false. */
  readonly allowReserved?: boolean;
  /** Set where the value is written as a media type instead of a style: as JSON, or as the text that it is. */
  readonly content?: 'json' | 'text';
}

/** A name and a value, both as they are sent; in the styles `simple` and `label` most have no name. */
export type Pair = readonly [name: string | undefined, value: string];

type Encode = (text: string) => string;

/** Percent-encodes everything but the unreserved characters of RFC 3986 §2.3. Half of a surrogate pair becomes U+FFFD, as in a URL. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The reserved expansion of RFC 6570 §3.2.3, but what a query cannot have (`#`, `[`, `]`: RFC 3986 §3.4) is encoded. */
function encodeUnreserved(text: string): string {
  return text.replace(/%[\da-f]{2}|[^\w.~:/?@!$&'()*+,;=-]/giu, (found) =>
    found.length === 3 && found.startsWith('%') ? found : percentEncode(found),
  );
}

function asItIs(text: string): string {
  return text;
}

/** A value as text: lists and objects as JSON. */
export function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

function isDefined(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** The parts of a list or an object that have a value; `undefined` for everything else. */
function members(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).filter(([, member]) => isDefined(member))
    : undefined;
}

/** What stands between the items of a value that is not exploded, where it is no comma. */
const delimiters: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

/**
 * The pairs that a value becomes in a style.
 *
 * @param encode - What happens to names and values. Default: they are percent-encoded.
 */
export function pairsOf(
  name: string,
  value: unknown,
  { style = 'form', explode = style === 'form', allowReserved, content }: ParameterStyle = {},
  encode: Encode = percentEncode,
): readonly Pair[] {
  if (!isDefined(value)) return [];
  const encodeValue = (part: unknown): string =>
    (allowReserved && encode === percentEncode ? encodeUnreserved : encode)(textOf(part));
  const encodedName = encode(name);
  if (style === 'deepObject') return deepPairs(encodedName, value, encode, encodeValue);
  const ownName = style === 'simple' || style === 'label' ? undefined : encodedName;
  const parts = content === undefined ? members(value) : undefined;
  if (parts === undefined) return [[ownName, encodeValue(content === 'json' ? JSON.stringify(value) : value)]];
  const isList = Array.isArray(value);
  if (explode) return parts.map(([key, part]) => [isList ? ownName : encode(key), encodeValue(part)]);
  const texts = parts.flatMap(([key, part]) => (isList ? [encodeValue(part)] : [encode(key), encodeValue(part)]));
  const delimiter = delimiters[style];
  return texts.length === 0 ? [] : [[ownName, texts.join(delimiter === undefined ? ',' : encode(delimiter))]];
}

function deepPairs(name: string, value: unknown, encode: Encode, encodeValue: (part: unknown) => string): Pair[] {
  const parts = members(value);
  if (parts === undefined) return [[name, encodeValue(value)]];
  return parts.flatMap(([key, part]) => deepPairs(name + encode(`[${key}]`), part, encode, encodeValue));
}

/** A parameter of a path, with what its style puts before it. Empty where the value is left out. */
export function pathParameter(name: string, value: unknown, how: ParameterStyle = {}): string {
  const { style = 'simple' } = how;
  const prefix = style === 'matrix' ? ';' : style === 'label' ? '.' : '';
  const texts = pairsOf(name, value, { style, ...how }).map((pair) =>
    // RFC 6570 §3.2.7: a name without a value has no `=`.
    style === 'matrix' && pair[1] === '' ? pair[0] : pairText(pair),
  );
  return texts.length === 0 ? '' : prefix + texts.join(prefix || ',');
}

/** A parameter of a query: any number of texts `name=value`. */
export function queryParameter(name: string, value: unknown, how?: ParameterStyle): readonly string[] {
  return pairsOf(name, value, how).map(pairText);
}

/**
 * A parameter of the header `Cookie`: any number of texts `name=value`, which `; ` separates (RFC 6265 §4.2.1; the `&` of the style
 * `form` is "always incorrect", OpenAPI 3.1.1 appendix D). Text that is no style (`content`) stays as it is.
 */
export function cookieParameter(name: string, value: unknown, how?: ParameterStyle): readonly string[] {
  return pairsOf(name, value, how, how?.content === 'text' ? asItIs : percentEncode).map(pairText);
}

/** A header, not percent-encoded: no header is (OpenAPI 3.1.1 appendix D). `undefined` where the value is left out. */
export function headerParameter(name: string, value: unknown, how?: ParameterStyle): string | undefined {
  const pairs = pairsOf(name, value, { style: 'simple', ...how }, asItIs);
  return pairs.length === 0 ? undefined : pairs.map(pairText).join(',');
}

function pairText([name, value]: Pair): string {
  return name === undefined ? value : `${name}=${value}`;
}
