import { isObject, type Json, type JsonObject, type Schema } from '@opendas/openapi-model';
import type { RuleContext } from './rule-context.ts';
import { alternatives } from './schema-choice.ts';
import { regexOf } from './schema-check/regex.ts';

/**
 * An example without the members that its schema does not describe: nobody can expect them of a provider that follows the document.
 * Where the schema describes no member at all, all of them stay.
 */
export function promisedPart(schema: Schema, example: Json, context: RuleContext): Json {
  if (typeof example !== 'object' || example === null) return example;
  const parts = partsOf(schema, example, context);
  if (!isObject(example)) {
    return example.map((item, index) => promisedPart(itemSchema(parts, index), item, context));
  }
  const isDescribed = parts.some((part) => isObject(part['properties']) || isObject(part['patternProperties']));
  return Object.fromEntries(
    Object.entries(example).flatMap(([name, value]): readonly (readonly [string, Json])[] => {
      const member = parts.flatMap((part) => memberSchemas(part, name))[0];
      if (member !== undefined) return [[name, promisedPart(member, value, context)]];
      return isDescribed ? [] : [[name, value]];
    }),
  );
}

function itemSchema(parts: readonly JsonObject[], index: number): Schema {
  const found = parts.flatMap(({ prefixItems, items }): Schema | readonly Schema[] => {
    const first = Array.isArray(prefixItems) ? (prefixItems as readonly Schema[])[index] : undefined;
    return first ?? (items as Schema | undefined) ?? [];
  });
  return found[0] ?? true;
}

/** A schema, and the alternatives in it that a value fits. */
function partsOf(schema: Schema, value: Json, context: RuleContext): readonly JsonObject[] {
  const resolved = context.resolve(schema);
  const fitting = alternatives(resolved).filter((alternative) => context.check(alternative, value).length === 0);
  return [resolved, ...fitting.flatMap((alternative) => partsOf(alternative, value, context))];
}

function memberSchemas(schema: JsonObject, name: string): readonly Schema[] {
  const { properties, patternProperties, additionalProperties, required } = schema;
  // What stands in these keywords of a document that was read is a schema.
  if (isObject(properties) && Object.hasOwn(properties, name)) return [properties[name] as Schema];
  const byPattern = Object.entries(isObject(patternProperties) ? patternProperties : {})
    .filter(([pattern]) => regexOf(pattern, new Map())?.test(name) === true)
    .map(([, member]) => member as Schema);
  const others = isObject(additionalProperties) ? [additionalProperties] : [];
  const named = Array.isArray(required) && (required as readonly Json[]).includes(name) ? [true] : [];
  return [...byPattern, ...others, ...named];
}
