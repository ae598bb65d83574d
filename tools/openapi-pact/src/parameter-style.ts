import { isObject, type Json, type Parameter } from '@opendas/openapi-model';

/** A name with a value as it stands in a query, a header or a cookie. */
export type WireField = readonly [name: string, value: string];

/**
 * The fields that a parameter becomes in a query, a header or a cookie (OpenAPI 3.1 §4.8.12.3).
 *
 * @throws RangeError where the style is not defined for the place and value.
 */
export function serializeFields(parameter: Parameter, value: Json): readonly WireField[] {
  const { name, style, explode } = parameter;
  if (parameter.content !== undefined) return [[name, JSON.stringify(value)]];
  if (style === 'deepObject' && isObject(value)) {
    return Object.entries(value).map(([member, entry]) => [`${name}[${member}]`, text(entry)]);
  }
  if (parameter.in === 'query' && explode && style === 'form') {
    if (Array.isArray(value)) return value.map((item) => [name, text(item as Json)]);
    if (isObject(value)) return Object.entries(value).map(([member, entry]) => [member, text(entry)]);
  }
  return [[name, joined(parameter, value)]];
}

/**
 * What a path parameter becomes in the path, percent-encoded (OpenAPI 3.1 §4.8.12.3).
 *
 * @throws RangeError where the style is not defined for the value.
 */
export function serializePathSegment(parameter: Parameter, value: Json): string {
  const { name, style, explode } = parameter;
  const prefix = pathPrefix[style];
  if (prefix === undefined) throw new RangeError(`the style ${style} is not defined for path parameters`);
  const encoded = parts(value, explode).map((part) => part.split('=').map(encodeURIComponent).join('='));
  if (style === 'matrix' && !(explode && isObject(value))) {
    return explode ? encoded.map((part) => `;${name}=${part}`).join('') : `;${name}=${encoded.join(',')}`;
  }
  const separator = style === 'simple' || !explode ? ',' : prefix;
  return `${prefix}${encoded.join(separator)}`;
}

const pathPrefix: Readonly<Record<string, string>> = { simple: '', label: '.', matrix: ';' };

const separators: Readonly<Record<string, string>> = {
  form: ',',
  simple: ',',
  spaceDelimited: ' ',
  pipeDelimited: '|',
};

function joined({ style, explode }: Parameter, value: Json): string {
  if (!Array.isArray(value) && !isObject(value)) return text(value);
  const separator = separators[style];
  if (separator === undefined) throw new RangeError(`the style ${style} is not defined for this value`);
  return parts(value, explode).join(separator);
}

/** An array is its items, an object its members: `name,value`, or `name=value` where it is exploded. */
function parts(value: Json, explode: boolean): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Json[]).map(text);
  if (!isObject(value)) return [text(value)];
  return Object.entries(value).flatMap(([name, entry]) => (explode ? [`${name}=${text(entry)}`] : [name, text(entry)]));
}

function text(value: Json): string {
  if (typeof value === 'object' && value !== null) throw new RangeError('nested values have no defined serialisation');
  return value === null ? '' : String(value);
}
