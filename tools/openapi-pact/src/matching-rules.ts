import { isObject, type Json, type JsonObject, type Schema } from '@opendas/openapi-model';
import { everyItemPath, everyMemberPath, itemPath, memberPath } from './json-path.ts';
import type { SchemaCheck } from './schema-check/schema-check.ts';
import type { SchemaResolution } from './schema-resolution.ts';
import { stringFormats } from './string-formats.ts';
import { regexOfTexts, verifierRegex } from './verifier-regex.ts';

/** One matcher of the Pact specification V4. */
export type Matcher =
  | { readonly match: 'type'; readonly min?: number; readonly max?: number }
  | { readonly match: 'regex'; readonly regex: string }
  | { readonly match: 'integer' | 'number' | 'null' | 'equality' | 'values' }
  | { readonly match: 'statusCode'; readonly status: string }
  | { readonly match: 'arrayContains'; readonly variants: readonly Variant[] };

/** An item that an array must contain, by its index in the example. */
export interface Variant {
  readonly index: number;
  readonly rules: BodyRules;
}

/** Matchers of one place: all of them must match, or one where `combine` is `OR`. */
export interface Matchers {
  readonly combine?: 'AND' | 'OR';
  readonly matchers: readonly Matcher[];
}

/** Matchers by JSONPath. */
export type BodyRules = { readonly [path: string]: Matchers };

/** The matching rules of a response. */
export interface MatchingRules {
  readonly status?: Matchers;
  readonly body?: BodyRules;
}

/**
 * Name of the extension of a schema whose example is meant to the letter, although the schema allows other values: a code that
 * consumers decide by.
 */
const equalityExtension = 'x-pact-equality';

/** What matching rules are made with. */
export interface RuleContext {
  readonly resolve: SchemaResolution;
  readonly check: SchemaCheck;
}

/**
 * Matching rules that accept what the schema allows where the example has a value (Pact Specification V4).
 *
 * Members that the example leaves out have no rules: Pact never looks at members it does not expect. Where the verifier
 * cannot say what the schema says, the rule is wider (lengths and ranges are not checked), never narrower, except that
 * the example binds what its provider state promises: an empty list must be empty, a filled one must not be, and a member that
 * is there must be there.
 */
export function bodyRules(schema: Schema, example: Json, context: RuleContext): BodyRules {
  const rules = new Map<string, Matchers>();
  addRules({ schema, example, path: '$', rules, context });
  return Object.fromEntries(rules);
}

interface Place {
  readonly schema: Schema;
  readonly example: Json;
  readonly path: string;
  readonly rules: Map<string, Matchers>;
  readonly context: RuleContext;
}

function addRules(place: Place): void {
  const schema = place.context.resolve(place.schema);
  const choice = alternatives(schema);
  if (choice.length > 0) {
    const chosen = choice.find((alternative) => place.context.check(alternative, place.example).length === 0);
    const nullable = choice.some((alternative) => allowsNull(place.context.resolve(alternative)));
    addRules({ ...place, schema: withNull({ ...place.context.resolve(chosen ?? true), ...shared(schema) }, nullable) });
    return;
  }
  const { example } = place;
  if (isObject(example)) addObjectRules(place, schema, example);
  else if (Array.isArray(example)) addArrayRules(place, schema, example as readonly Json[]);
  else addScalarRules(place, schema);
}

/** The schemas of `oneOf` and `anyOf`. */
function alternatives(schema: JsonObject): readonly Schema[] {
  const list = schema['oneOf'] ?? schema['anyOf'];
  // What stands in these keywords of a document that was read is a schema.
  return Array.isArray(list) ? (list as readonly Schema[]) : [];
}

/** What a schema says beside its alternatives. */
function shared(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => keyword !== 'oneOf' && keyword !== 'anyOf' && keyword !== 'type'),
  );
}

function typesOf(schema: JsonObject): readonly string[] {
  const { type } = schema;
  if (typeof type === 'string') return [type];
  return Array.isArray(type) ? type.filter((name) => typeof name === 'string') : [];
}

function allowsNull(schema: JsonObject): boolean {
  return typesOf(schema).includes('null');
}

function withNull(schema: JsonObject, nullable: boolean): JsonObject {
  const types = typesOf(schema);
  return nullable && types.length > 0 && !types.includes('null') ? { ...schema, type: [...types, 'null'] } : schema;
}

function addObjectRules(place: Place, schema: JsonObject, example: JsonObject): void {
  const properties = isObject(schema['properties']) ? schema['properties'] : undefined;
  const patterns = isObject(schema['patternProperties']) ? schema['patternProperties'] : {};
  const others = (schema['additionalProperties'] ?? true) as Schema;
  if (properties === undefined && Object.keys(patterns).length === 0 && isObject(schema['additionalProperties'])) {
    // A map: the names are data.
    setRule(place, { matchers: [{ match: 'values' }] });
    for (const value of Object.values(example)) {
      addRules({ ...place, schema: others, example: value, path: everyMemberPath(place.path) });
    }
    return;
  }
  for (const [name, value] of Object.entries(example)) {
    const byPattern = Object.entries(patterns).find(([pattern]) => new RegExp(pattern, 'u').test(name));
    // What stands in these keywords of a document that was read is a schema.
    const member = (properties?.[name] ?? byPattern?.[1] ?? others) as Schema;
    const path = memberPath(place.path, name);
    // Without a rule the verifier asks for equality.
    if (path !== undefined) addRules({ ...place, schema: member, example: value, path });
  }
}

function addArrayRules(place: Place, schema: JsonObject, example: readonly Json[]): void {
  // Without a rule the verifier asks for equality: the provider state promises an empty list.
  if (example.length === 0) return;
  const prefix = (Array.isArray(schema['prefixItems']) ? schema['prefixItems'] : []) as readonly Schema[];
  const items = (schema['items'] ?? true) as Schema;
  if (prefix.length > 0) {
    setRule(place, { matchers: [{ match: 'type', min: Math.min(prefix.length, example.length) }] });
    for (const [index, item] of example.entries()) {
      addRules({ ...place, schema: prefix[index] ?? items, example: item, path: itemPath(place.path, index) });
    }
    return;
  }
  if (alternatives(place.context.resolve(items)).length > 1 && example.every((item) => isObject(item))) {
    setRule(place, { matchers: [{ match: 'arrayContains', variants: variantsOf(items, example, place.context) }] });
    return;
  }
  const { minItems, maxItems } = schema;
  setRule(place, {
    matchers: [
      {
        match: 'type',
        min: typeof minItems === 'number' ? Math.max(1, Math.min(minItems, example.length)) : 1,
        ...(typeof maxItems === 'number' ? { max: maxItems } : {}),
      },
    ],
  });
  for (const item of example) addRules({ ...place, schema: items, example: item, path: everyItemPath(place.path) });
}

function variantsOf(items: Schema, example: readonly Json[], context: RuleContext): readonly Variant[] {
  return example.map((item, index) => ({ index, rules: bodyRules(items, item, context) }));
}

function addScalarRules(place: Place, schema: JsonObject): void {
  const matchers = scalarMatchers(schema, place.example);
  if (!allowsNull(schema)) {
    setRule(place, { matchers });
    return;
  }
  const others: readonly Matcher[] = place.example === null ? exampleFree(schema) : matchers;
  // Several matchers of one place are all or one: of those that must all match only the narrowest can be combined with null.
  const narrowest = others.at(-1);
  setRule(place, {
    combine: 'OR',
    matchers: [...(narrowest === undefined ? [] : [narrowest]), { match: 'null' }],
  });
}

function setRule({ path, rules }: Place, matchers: Matchers): void {
  const before = rules.get(path);
  const isNullOnly = before?.matchers.every(({ match }) => match === 'null') ?? true;
  if (isNullOnly) rules.set(path, matchers);
}

/** Matchers of a value that is neither an object nor an array, the narrowest last. */
function scalarMatchers(schema: JsonObject, example: Json): readonly Matcher[] {
  if (schema['const'] !== undefined || schema[equalityExtension] === true) return [{ match: 'equality' }];
  const row = scalarTypes.find(({ accepts }) => accepts(example, typesOf(schema)));
  return row?.matchers(schema) ?? [{ match: 'type' }];
}

/** Matchers that do not ask for the type of the example, for an example that is null. */
function exampleFree(schema: JsonObject): readonly Matcher[] {
  const types = typesOf(schema).filter((type) => type !== 'null');
  if (types.length !== 1) return [];
  const row = scalarTypes.find(({ type }) => type === types[0]);
  const matchers = row?.matchers(schema) ?? [];
  return matchers.map((matcher) =>
    matcher.match === 'type'
      ? { match: 'regex', regex: types[0] === 'string' ? '^[\\s\\S]*$' : '^(?:true|false)$' }
      : matcher,
  );
}

interface ScalarType {
  readonly type: string;
  readonly accepts: (example: Json, types: readonly string[]) => boolean;
  readonly matchers: (schema: JsonObject) => readonly Matcher[];
}

/** Measured with the verifier of pact_ffi 0.5: `integer` refuses 1.0, `decimal` whole numbers, `boolean` accepts "true". */
const scalarTypes: readonly ScalarType[] = [
  { type: 'string', accepts: (example) => typeof example === 'string', matchers: stringMatchers },
  {
    type: 'integer',
    accepts: (example, types) => Number.isInteger(example) && !types.includes('number') && types.length > 0,
    matchers: (schema) => [{ match: 'integer' }, ...enumMatchers(schema)],
  },
  {
    type: 'number',
    accepts: (example) => typeof example === 'number',
    matchers: (schema) => [{ match: 'number' }, ...enumMatchers(schema)],
  },
  { type: 'boolean', accepts: (example) => typeof example === 'boolean', matchers: () => [{ match: 'type' }] },
  { type: 'null', accepts: (example) => example === null, matchers: () => [{ match: 'null' }] },
];

function stringMatchers(schema: JsonObject): readonly Matcher[] {
  const { pattern, format } = schema;
  const ofEnum = enumMatchers(schema);
  if (ofEnum.length > 0) return ofEnum;
  const regex =
    typeof pattern === 'string'
      ? verifierRegex(pattern)
      : typeof format === 'string'
        ? stringFormats.get(format)
        : undefined;
  return [regex === undefined ? { match: 'type' } : { match: 'regex', regex }];
}

/** The verifier compares the text of a number with a regex. */
function enumMatchers(schema: JsonObject): readonly Matcher[] {
  if (!Array.isArray(schema['enum'])) return [];
  const texts = schema['enum'].filter((value) => typeof value === 'string' || typeof value === 'number').map(String);
  return texts.length === 0 ? [] : [{ match: 'regex', regex: regexOfTexts(texts) }];
}
