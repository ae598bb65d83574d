import type { Json, JsonObject, Schema } from '@opendas/openapi-model';
import type { RuleContext } from './rule-context.ts';
import { allowedTypes } from './scalar-matchers.ts';

/** The schemas of `oneOf` and `anyOf`. */
export function alternatives(schema: JsonObject): readonly Schema[] {
  const list = schema['oneOf'] ?? schema['anyOf'];
  // What stands in these keywords of a document that was read is a schema.
  return Array.isArray(list) ? (list as readonly Schema[]) : [];
}

/** What a schema says beside its alternatives. */
export function besideChoice(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => keyword !== 'oneOf' && keyword !== 'anyOf' && keyword !== 'type'),
  );
}

/** A schema that also allows null, where it says what it allows. */
export function withNull(schema: JsonObject, nullable: boolean): JsonObject {
  const types = allowedTypes(schema);
  if (!nullable || types.size === 0 || types.has('null')) return schema;
  const { enum: values } = schema;
  return {
    ...schema,
    type: [...types, 'null'],
    ...(Array.isArray(values) ? { enum: [...(values as readonly Json[]), null] } : {}),
  };
}

/**
 * What a text, a number or null in the place of a choice is to be matched with; undefined where it is the alternative that it fits.
 *
 * Alternatives that list their values are an enum, for example one with a description of every value. A null, and a sample, stands for every
 * alternative: the verifier knows no alternatives, but types.
 */
export function scalarOfChoice(schema: JsonObject, example: Json, context: RuleContext): JsonObject | undefined {
  const choice = alternatives(schema);
  const values = valuesOfChoice(choice, context);
  if (values !== undefined) return { ...besideChoice(schema), enum: values };
  const [only, ...others] = choice.filter((alternative) => !isNull(alternative, context));
  if (only === undefined) return undefined;
  if (others.length > 0) {
    return context.isSample === true || example === null ? ofTypes(typesOfChoice(choice, context)) : undefined;
  }
  if (example !== null) return undefined;
  const resolved = context.resolve(only);
  return alternatives(resolved).length === 0
    ? withNull({ ...resolved, ...besideChoice(schema) }, true)
    : ofTypes(typesOfChoice(choice, context));
}

function ofTypes(types: ReadonlySet<string>): JsonObject {
  return types.size === 0 ? {} : { type: [...types] };
}

/** The values that the alternatives allow together, where each of them lists its own. */
function valuesOfChoice(choice: readonly Schema[], context: RuleContext): readonly Json[] | undefined {
  const all = choice.map((alternative) => {
    const schema = context.resolve(alternative);
    const { const: constant, enum: values } = schema;
    const inner = alternatives(schema);
    if (inner.length > 0) return valuesOfChoice(inner, context);
    if (constant !== undefined) return [constant];
    if (Array.isArray(values)) return values as readonly Json[];
    return isNull(alternative, context) ? [null] : undefined;
  });
  return all.every((values) => values !== undefined) ? all.flat() : undefined;
}

function isNull(schema: Schema, { resolve }: RuleContext): boolean {
  const types = allowedTypes(resolve(schema));
  return types.size === 1 && types.has('null');
}

/** Types that the alternatives allow together; none where one of them allows all. */
function typesOfChoice(choice: readonly Schema[], context: RuleContext): ReadonlySet<string> {
  const all = choice.map((alternative) => {
    const schema = context.resolve(alternative);
    const inner = alternatives(schema);
    return inner.length > 0 ? typesOfChoice(inner, context) : allowedTypes(schema);
  });
  return all.some((types) => types.size === 0) ? new Set() : new Set(all.flatMap((types) => [...types]));
}
