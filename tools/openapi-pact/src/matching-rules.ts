import { isObject, type Json, type JsonObject, type Schema } from '@opendas/openapi-model';
import { everyItemPath, everyMemberPath, itemPath, memberPath } from './json-path.ts';
import type { BodyRules, Matchers, Variant } from './matchers.ts';
import type { RuleContext } from './rule-context.ts';
import { regexOf } from './schema-check/regex.ts';
import { alternatives, besideChoice, scalarOfChoice, withNull } from './schema-choice.ts';
import { allowedTypes, scalarMatchers } from './scalar-matchers.ts';

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
  const { example } = place;
  const choice = alternatives(schema);
  if (choice.length > 0) {
    addChoiceRules(place, schema, choice);
  } else if (isObject(example)) addObjectRules(place, schema, example);
  else if (Array.isArray(example)) addArrayRules(place, schema, example as readonly Json[]);
  else setRule(place, scalarMatchers(schema, example));
}

function addChoiceRules(place: Place, schema: JsonObject, choice: readonly Schema[]): void {
  const { context, example } = place;
  const isScalar = typeof example !== 'object' || example === null;
  const scalar = isScalar ? scalarOfChoice(schema, example, context) : undefined;
  if (scalar !== undefined) {
    setRule(place, scalarMatchers(scalar, example));
    return;
  }
  const chosen = choice.find((alternative) => context.check(alternative, example).length === 0);
  const nullable = choice.some((alternative) => allowedTypes(context.resolve(alternative)).has('null'));
  addRules({ ...place, schema: withNull({ ...context.resolve(chosen ?? true), ...besideChoice(schema) }, nullable) });
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
    const byPattern = Object.entries(patterns).find(([pattern]) => regexOf(pattern, new Map())?.test(name));
    // What stands in these keywords of a document that was read is a schema.
    const named = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
    const member = (named ?? byPattern?.[1] ?? others) as Schema;
    const path = memberPath(place.path, name);
    // Without a rule the verifier asks for equality.
    if (path !== undefined) addRules({ ...place, schema: member, example: value, path });
  }
}

function addArrayRules(place: Place, schema: JsonObject, example: readonly Json[]): void {
  if (example.length === 0) {
    // Without a rule the verifier asks for equality: the provider state promises an empty list.
    if (place.context.isSample === true) setRule(place, { matchers: [{ match: 'type' }] });
    return;
  }
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
        min: leastItems(minItems, example, place.context),
        ...(typeof maxItems === 'number' ? { max: maxItems } : {}),
      },
    ],
  });
  for (const item of example) addRules({ ...place, schema: items, example: item, path: everyItemPath(place.path) });
}

/** What a provider state shows filled must not be empty; a sample promises nothing. */
function leastItems(minItems: Json | undefined, example: readonly Json[], { isSample }: RuleContext): number {
  const least = typeof minItems === 'number' ? Math.min(minItems, example.length) : 0;
  return isSample === true ? least : Math.max(1, least);
}

function variantsOf(items: Schema, example: readonly Json[], context: RuleContext): readonly Variant[] {
  return example.map((item, index) => ({ index, rules: bodyRules(items, item, context) }));
}

function setRule({ path, rules }: Place, matchers: Matchers): void {
  const before = rules.get(path);
  const isNullOnly = before?.matchers.every(({ match }) => match === 'null') ?? true;
  if (isNullOnly) rules.set(path, matchers);
}
