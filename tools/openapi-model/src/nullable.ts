import type { Json, JsonObject } from './json.ts';
import { annotationKeywords } from './schema-keywords.ts';

/** Keywords that judge null too, whatever `type` says. */
const sameValueKeywords = ['$ref', 'const', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'] as const;

/**
 * A schema that allows null as well: what `nullable: true` of OpenAPI 3.0 (§4.7.24.2) means in JSON Schema 2020-12.
 *
 * The standard lets `nullable` speak only beside `type`, and leaves null out of an `enum` that does not list it. Documents
 * mean more by it (Stripe writes it beside `anyOf`, and beside enumerations whose values do come as null), and are read as they are meant.
 */
export function withNull(schema: JsonObject): JsonObject {
  const judging = sameValueKeywords.filter((keyword) => schema[keyword] !== undefined);
  if (judging.length === 0) return { ...schema, ...nullableType(schema), ...nullableEnum(schema) };
  const { anyOf } = schema;
  if (judging.length === 1 && Array.isArray(anyOf)) {
    const members = anyOf as readonly Json[];
    return { ...schema, ...nullableType(schema), ...nullableEnum(schema), anyOf: [...members, { type: 'null' }] };
  }
  const entries = Object.entries(schema);
  return {
    ...Object.fromEntries(entries.filter(([keyword]) => isOutside(keyword))),
    anyOf: [Object.fromEntries(entries.filter(([keyword]) => !isOutside(keyword))), { type: 'null' }],
  };
}

function nullableType({ type }: JsonObject): JsonObject {
  if (type === undefined) return {};
  const types = Array.isArray(type) ? (type as readonly Json[]) : [type];
  return types.includes('null') ? {} : { type: [...types, 'null'] };
}

function nullableEnum(schema: JsonObject): JsonObject {
  const { enum: values } = schema;
  return Array.isArray(values) && !values.includes(null) ? { enum: [...(values as readonly Json[]), null] } : {};
}

/** Whether a keyword stays beside the alternatives: `discriminator` belongs to those that it tells apart. */
function isOutside(keyword: string): boolean {
  return (annotationKeywords.has(keyword) && keyword !== 'discriminator') || keyword.startsWith('x-');
}
