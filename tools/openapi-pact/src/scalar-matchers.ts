import { isObject, type Json, type JsonObject } from '@opendas/openapi-model';
import type { Matcher, Matchers } from './matchers.ts';
import { stringFormats } from './string-formats.ts';
import { regexOfTexts, verifierRegex } from './verifier-regex.ts';

/**
 * Name of the extension of a schema whose example is meant to the letter, although the schema allows other values: a code that
 * consumers decide by.
 */
const equalityExtension = 'x-pact-equality';

/** Accepts every value, null and objects as well: the verifier compares the text of any value with a regex. */
export const anything: Matcher = { match: 'regex', regex: '^[\\s\\S]*$' };

/** Matchers of a place where the example has a value that is neither an object nor an array. */
export function scalarMatchers(schema: JsonObject, example: Json): Matchers {
  if (schema['const'] !== undefined || schema[equalityExtension] === true) {
    return example === null ? { combine: 'OR', matchers: [{ match: 'null' }] } : { matchers: [{ match: 'equality' }] };
  }
  const types = allowedTypes(schema);
  if (types.size === 0) return { matchers: [anything] };
  const matchers = matchersOf(schema, example, types);
  if (!types.has('null')) return { matchers };
  // Several matchers of one place are all or one: of those that must all match only the narrowest can be combined with null.
  const narrowest = matchers.at(-1);
  return { combine: 'OR', matchers: [...(narrowest === undefined ? [] : [narrowest]), { match: 'null' }] };
}

/** Types that a schema allows: by `type`, else by its `const` and `enum`; none where it allows all. */
export function allowedTypes(schema: JsonObject): ReadonlySet<string> {
  const { type, enum: values, const: constant } = schema;
  const named = (Array.isArray(type) ? (type as readonly Json[]) : [type]).filter((name) => typeof name === 'string');
  const list = constant === undefined ? values : [constant];
  if (!Array.isArray(list)) return new Set(named);
  const ofValues = new Set((list as readonly Json[]).map(typeOf));
  // An integer of an enum is one where only integers are allowed.
  const isNamed = (name: string): boolean => named.includes(name) || (name === 'integer' && named.includes('number'));
  return named.length === 0 ? ofValues : new Set([...ofValues].filter(isNamed));
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isObject(value)) return 'object';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** The narrowest matcher is the last. */
function matchersOf(schema: JsonObject, example: Json, types: ReadonlySet<string>): readonly Matcher[] {
  const others = [...types].filter((type) => type !== 'null');
  const texts = enumTexts(schema);
  if (isMixed(others))
    return [texts === undefined ? regexOfTypes(others) : { match: 'regex', regex: regexOfTexts(texts) }];
  const ofEnum: readonly Matcher[] = texts === undefined ? [] : [{ match: 'regex', regex: regexOfTexts(texts) }];
  const type = others.find((name) => name === 'number') ?? others[0];
  const matchers = (type === undefined ? undefined : byType.get(type))?.(schema, ofEnum) ?? [];
  // A matcher for the type of the example says nothing where the example is null.
  return example === null
    ? matchers.map((matcher) => (matcher.match === 'type' ? regexOfTypes(others) : matcher))
    : matchers;
}

/** Integers are numbers; everything else is of types that no matcher accepts together. */
function isMixed(types: readonly string[]): boolean {
  return new Set(types.map((type) => (type === 'integer' ? 'number' : type))).size > 1;
}

type MatchersOfType = (schema: JsonObject, ofEnum: readonly Matcher[]) => readonly Matcher[];

/** Measured with the verifier of pact_ffi 0.5: `integer` refuses 1.0, `decimal` whole numbers, `boolean` accepts "true". */
const byType: ReadonlyMap<string, MatchersOfType> = new Map<string, MatchersOfType>([
  ['string', (schema, ofEnum) => (ofEnum.length > 0 ? ofEnum : [stringMatcher(schema)])],
  ['integer', (_, ofEnum) => [{ match: 'integer' }, ...ofEnum]],
  ['number', (_, ofEnum) => [{ match: 'number' }, ...ofEnum]],
  ['boolean', () => [{ match: 'type' }]],
  ['object', () => [regexOfTypes(['object'])]],
  ['array', () => [regexOfTypes(['array'])]],
]);

function stringMatcher({ pattern, format }: JsonObject): Matcher {
  const regex =
    typeof pattern === 'string'
      ? verifierRegex(pattern)
      : typeof format === 'string'
        ? stringFormats.get(format)
        : undefined;
  return regex === undefined ? { match: 'type' } : { match: 'regex', regex };
}

/** The verifier compares the text of a value with a regex; undefined where an object or array is among the values. */
function enumTexts({ enum: values }: JsonObject): readonly string[] | undefined {
  if (!Array.isArray(values)) return undefined;
  const others = (values as readonly Json[]).filter((value) => value !== null);
  return others.length === 0 || others.some((value) => typeof value === 'object') ? undefined : others.map(String);
}

/** What the text of a value of a type looks like. */
const textsOfType: ReadonlyMap<string, string> = new Map([
  ['string', '[\\s\\S]*'],
  ['integer', '-?[0-9]+'],
  ['number', '-?[0-9]+(?:\\.[0-9]+)?(?:[Ee][+-]?[0-9]+)?'],
  ['boolean', 'true|false'],
  ['object', '\\{[\\s\\S]*\\}'],
  ['array', '\\[[\\s\\S]*\\]'],
]);

/** Accepts the texts of values of these types. */
export function regexOfTypes(types: readonly string[]): Matcher {
  if (types.includes('string')) return anything;
  const texts = types.flatMap((type) => textsOfType.get(type) ?? []);
  return texts.length === 0 ? anything : { match: 'regex', regex: `^(?:${texts.join('|')})$` };
}
