import { isJsonMediaType, isObject, type Json, type Parameter } from '@opendas/openapi-model';

/** A name with a value as it stands in a query, a header or a cookie, before it is percent-encoded. */
export type WireField = readonly [name: string, value: string];

/** How a value becomes fields (OpenAPI 3.1 §4.8.12.2). */
export interface Style {
  readonly style: string;
  readonly explode: boolean;
}

/**
 * The fields that a parameter becomes in a query, a header or a cookie (OpenAPI 3.1 §4.8.12.3).
 *
 * Where the standard says nothing: null, an empty list and an empty object are left out, as RFC 6570 §2.3 does; lists and objects
 * inside a value are JSON, but with `deepObject` brackets again (`a[b][c]=1`, `a[0]=1`); a style that cannot hold a value of a type
 * writes it as `form` does.
 */
export function serializeFields(parameter: Parameter, value: Json): readonly WireField[] {
  const { name, content } = parameter;
  if (value === null) return [];
  if (content !== undefined) {
    return [[name, isJsonMediaType(content.mediaType) ? JSON.stringify(value) : textOf(value)]];
  }
  const fields = styledFields(name, value, parameter);
  if (parameter.style !== 'simple' || fields.length === 0) return fields;
  // A header has all of its values in one field.
  const isExplodedObject = parameter.explode && isObject(value);
  return [[name, fields.map(([member, text]) => (isExplodedObject ? `${member}=${text}` : text)).join(',')]];
}

/** The fields that a value becomes in the styles of queries, which forms have too. */
export function styledFields(name: string, value: Json, { style, explode }: Style): readonly WireField[] {
  if (style === 'deepObject') return deepFields(name, value);
  const parts = partsOf(value);
  if (parts === undefined) return value === null ? [] : [[name, textOf(value)]];
  const isList = Array.isArray(value);
  if (explode) return parts.map(([member, part]) => [isList ? name : member, textOf(part)]);
  const texts = parts.flatMap(([member, part]) => (isList ? [textOf(part)] : [member, textOf(part)]));
  return texts.length === 0 ? [] : [[name, texts.join(separators[style] ?? ',')]];
}

const separators: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

/**
 * What a path parameter becomes in the path, percent-encoded (OpenAPI 3.1 §4.8.12.3).
 *
 * @throws RangeError where the style is not defined for paths, or the segment would be empty.
 */
export function serializePathSegment(parameter: Parameter, value: Json): string {
  const { name, style, explode, content } = parameter;
  const prefix = pathPrefix[style];
  if (prefix === undefined) throw new RangeError(`the style ${style} is not defined for path parameters`);
  if (content !== undefined)
    return percentEncode(isJsonMediaType(content.mediaType) ? JSON.stringify(value) : textOf(value));
  const isNamed = style === 'matrix' || (explode && isObject(value));
  const texts = styledFields(name, value, { style, explode }).map(([member, text]) => {
    const encoded = explode || !isFilled(value) ? percentEncode(text) : encodeParts(value);
    if (!isNamed) return encoded;
    // RFC 6570 §3.2.7: a name without a value has no `=` in the style matrix.
    return style === 'matrix' && encoded === '' ? percentEncode(member) : `${percentEncode(member)}=${encoded}`;
  });
  if (texts.length === 0 || texts.join('') === '') throw new RangeError(`the path parameter ${name} would be empty`);
  return `${prefix}${texts.join(prefix === '' ? ',' : prefix)}`;
}

const pathPrefix: Readonly<Record<string, string>> = { simple: '', label: '.', matrix: ';' };

/** Percent-encodes everything but the unreserved characters of RFC 3986 §2.3. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A value as text: lists and objects as JSON. */
export function textOf(value: Json): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

function deepFields(name: string, value: Json): readonly WireField[] {
  const parts = partsOf(value);
  if (parts === undefined) return value === null ? [] : [[name, textOf(value)]];
  return parts.flatMap(([member, part]) => deepFields(`${name}[${member}]`, part));
}

/** The parts of a list or an object that have a value; undefined for everything else. */
function partsOf(value: Json): readonly (readonly [string, Json])[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value as Readonly<Record<string, Json>>).filter(([, part]) => part !== null);
}

function isFilled(value: Json): value is readonly Json[] | { readonly [member: string]: Json } {
  return (partsOf(value)?.length ?? 0) > 0;
}

/** The parts of a value that is not exploded, each encoded, so that a comma between them is not. */
function encodeParts(value: Json): string {
  const isList = Array.isArray(value);
  return (partsOf(value) ?? [])
    .flatMap(([member, part]) => (isList ? [textOf(part)] : [member, textOf(part)]))
    .map(percentEncode)
    .join(',');
}
