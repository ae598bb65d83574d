import { isObject, type Json, type JsonObject, type Schema } from '@opendas/openapi-model';
import type { ComponentSchemas } from '../component-schemas.ts';
import { sameJson } from '../schema-check/same-json.ts';

/** A schema with its references followed and its `allOf` merged in. */
export interface MergedSchema {
  /** Every keyword but references, `allOf` and what makes a choice. What cannot be merged is left out: the sample is checked. */
  readonly keywords: JsonObject;
  /** Lists of schemas, of each of which one must be fitted: `oneOf`, `anyOf`, `if`. */
  readonly choices: readonly (readonly Schema[])[];
  /** Components that were looked into. */
  readonly names: ReadonlySet<string>;
}

/** Merges schemas that the same value must fit; `undefined` where nothing can fit, or where they lead back to themselves. */
export function mergeSchemas(parts: readonly Schema[], components: ComponentSchemas): MergedSchema | undefined {
  const names = new Set<string>();
  const choices: (readonly Schema[])[] = [];
  let keywords: JsonObject = {};
  const add = (schema: Schema, within: ReadonlySet<string>): boolean => {
    if (typeof schema === 'boolean') return schema;
    const { $ref, allOf, oneOf, anyOf, if: condition, then, else: otherwise, ...own } = schema;
    keywords = mergeKeywords(keywords, own);
    for (const list of [oneOf, anyOf]) if (Array.isArray(list)) choices.push(list as readonly Schema[]);
    if (condition !== undefined) {
      choices.push([{ allOf: [condition, then ?? true] }, (otherwise ?? true) as Schema]);
    }
    const name = typeof $ref === 'string' ? components.nameOf($ref) : undefined;
    if (typeof $ref === 'string' && name !== undefined) {
      if (within.has(name)) return false;
      names.add(name);
      if (!add(components.schemaOf($ref) ?? true, new Set([...within, name]))) return false;
    }
    return (Array.isArray(allOf) ? (allOf as readonly Schema[]) : []).every((part) => add(part, within));
  };
  return parts.every((part) => add(part, new Set())) ? { keywords, choices, names } : undefined;
}

/** Both of two schemas. */
export function bothSchemas(first: Schema, second: Schema): Schema {
  if (first === true) return second;
  if (second === true) return first;
  return { allOf: [first, second] };
}

type Merge = (first: Json, second: Json) => Json;

/** How the values of a keyword go together; every other keyword has the value that comes first. */
const merges: ReadonlyMap<string, Merge> = new Map<string, Merge>([
  ['type', mergeTypes],
  ['enum', mergeEnums],
  ['required', mergeLists],
  ['examples', mergeLists],
  ['properties', mergeMaps],
  ['patternProperties', mergeMaps],
  ['items', mergeInner],
  ['additionalProperties', mergeInner],
  ['propertyNames', mergeInner],
  ['contains', mergeInner],
  ['prefixItems', mergePrefixes],
  ...['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties', 'minContains'].map(
    (keyword): [string, Merge] => [keyword, mergeNumbers(Math.max)],
  ),
  ...['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties', 'maxContains'].map(
    (keyword): [string, Merge] => [keyword, mergeNumbers(Math.min)],
  ),
  ['uniqueItems', (first, second) => first === true || second === true],
  ['readOnly', (first, second) => first === true || second === true],
  ['writeOnly', (first, second) => first === true || second === true],
]);

function mergeKeywords(first: JsonObject, second: JsonObject): JsonObject {
  if (Object.keys(first).length === 0) return second;
  const merged = new Map(Object.entries(first));
  for (const [keyword, value] of Object.entries(second)) {
    const before = merged.get(keyword);
    merged.set(keyword, before === undefined ? value : (merges.get(keyword)?.(before, value) ?? before));
  }
  return Object.fromEntries(merged);
}

/** Types of a schema; none where it does not say. */
export function typesOf({ type }: JsonObject): readonly string[] {
  return (Array.isArray(type) ? (type as readonly Json[]) : [type]).filter((name) => typeof name === 'string');
}

function mergeTypes(first: Json, second: Json): Json {
  const [types, others] = [typesOf({ type: first }), typesOf({ type: second })];
  const common = types.flatMap((type) => {
    if (others.includes(type)) return [type];
    if (type === 'number' && others.includes('integer')) return ['integer'];
    return type === 'integer' && others.includes('number') ? ['integer'] : [];
  });
  // Without a common type nothing fits; an empty list would say "any".
  return common.length > 0 ? common : ['nothing'];
}

function mergeEnums(first: Json, second: Json): Json {
  if (!Array.isArray(first) || !Array.isArray(second)) return first;
  const others = second as readonly Json[];
  return (first as readonly Json[]).filter((value) => others.some((other) => sameJson(value, other)));
}

function mergeLists(first: Json, second: Json): Json {
  if (!Array.isArray(first) || !Array.isArray(second)) return first;
  return [...new Set([...(first as readonly Json[]), ...(second as readonly Json[])])];
}

function mergeMaps(first: Json, second: Json): Json {
  if (!isObject(first) || !isObject(second)) return first;
  const merged = new Map(Object.entries(first));
  for (const [name, schema] of Object.entries(second)) {
    merged.set(name, mergeInner(merged.get(name) ?? true, schema));
  }
  return Object.fromEntries(merged);
}

function mergeInner(first: Json, second: Json): Json {
  // What stands in these keywords of a document that was read is a schema.
  return bothSchemas(first as Schema, second as Schema);
}

function mergePrefixes(first: Json, second: Json): Json {
  if (!Array.isArray(first) || !Array.isArray(second)) return first;
  const [long, short] = first.length >= second.length ? [first, second] : [second, first];
  return (long as readonly Json[]).map((schema, index) => mergeInner(schema, (short[index] ?? true) as Json));
}

function mergeNumbers(choose: (first: number, second: number) => number): Merge {
  return (first, second) => (typeof first === 'number' && typeof second === 'number' ? choose(first, second) : first);
}
