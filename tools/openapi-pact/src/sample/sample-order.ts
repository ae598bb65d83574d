import type { Json, JsonObject, Schema } from '@opendas/openapi-model';
import type { Building } from './building.ts';
import { typesOf } from './merged-schema.ts';

/** What a schema allows, as far as the order of alternatives needs it. */
export type Kind = 'null' | 'scalar' | 'parts';

/** What a schema allows. */
export function kindOf(schema: Schema, building: Building): Kind {
  const merged = building.merge(schema);
  if (merged === undefined) return 'parts';
  const { keywords, choices } = merged;
  const { const: constant, enum: allowed } = keywords;
  const listed = constant === undefined ? allowed : [constant];
  if (Array.isArray(listed)) return kindOfTypes((listed as readonly Json[]).map(typeOf));
  const named = typesOf(keywords);
  if (named.length > 0) return kindOfTypes(named);
  const kinds = choices.flat().map((alternative) => kindOf(alternative, building));
  if (kinds.length > 0) return kinds.includes('parts') ? 'parts' : kinds.includes('scalar') ? 'scalar' : 'null';
  return kindOfTypes(likelyTypes(keywords, building).slice(0, 1));
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  return typeof value === 'object' ? 'object' : 'string';
}

function kindOfTypes(names: readonly string[]): Kind {
  if (names.some((name) => name === 'object' || name === 'array')) return 'parts';
  return names.every((name) => name === 'null') ? 'null' : 'scalar';
}

/** Null is the last that is tried; but before an object where as little as possible is shown, and so is every text and number. */
const ranks: Readonly<Record<'usual' | 'least', Readonly<Record<Kind, number>>>> = {
  usual: { null: 1, scalar: 0, parts: 0 },
  least: { null: 0, scalar: 1, parts: 2 },
};

function rankOf(kinds: readonly Kind[], { least, depth }: Building): Readonly<Record<Kind, number>> {
  // A response that may be null shows most where it is not.
  return least && depth > 0 && kinds.includes('parts') ? ranks.least : ranks.usual;
}

/** The alternatives of a choice in the order in which they are tried. */
export function inOrder(choice: readonly Schema[], building: Building): readonly Schema[] {
  const kinds = new Map(choice.map((schema) => [schema, kindOf(schema, building)]));
  const rank = rankOf([...kinds.values()], building);
  const rankOfSchema = (schema: Schema): number => rank[kinds.get(schema) ?? 'parts'];
  return choice.toSorted((first, second) => rankOfSchema(first) - rankOfSchema(second));
}

/** Types of JSON Schema in the order in which they are tried where a schema does not say. */
const types = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'] as const;

/** Keywords by which a schema without `type` shows what it is about. */
const typical: readonly (readonly [string, readonly string[]])[] = [
  ['object', ['properties', 'required', 'additionalProperties', 'patternProperties', 'minProperties', 'propertyNames']],
  ['array', ['items', 'prefixItems', 'contains', 'minItems', 'uniqueItems']],
  ['string', ['pattern', 'format', 'minLength', 'maxLength', 'contentEncoding', 'contentMediaType']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

/** The types that a schema allows, in the order in which they are tried. */
export function likelyTypes(keywords: JsonObject, building: Building): readonly string[] {
  const allowed = typesOf(keywords);
  const about = typical.filter(([, names]) => names.some((name) => keywords[name] !== undefined)).map(([type]) => type);
  if (allowed.length === 0) return [...new Set([...about, 'string', ...types])];
  const ofKinds = rankOf(
    allowed.map((type) => kindOfTypes([type])),
    building,
  );
  // A type that keywords are about comes first.
  const rank = (type: string): number => 2 * ofKinds[kindOfTypes([type])] + (about.includes(type) ? 0 : 1);
  return allowed.toSorted((first, second) => rank(first) - rank(second));
}
