import { isJsonObject, memberNames, readMember } from './json-value.ts';
import { regularExpression } from './pattern.ts';
import type { Fits, RuntimeSchema, RuntimeSchemaObject, Unevaluated } from './schema.ts';

/**
 * Finds what no other keyword of a schema evaluates.
 *
 * @public Used by emitted modules.
 */
export const unevaluated: Unevaluated = { items: unevaluatedIndexes, properties: unevaluatedNames };

/** Names of the members that nothing in a schema evaluates but `unevaluatedProperties` (JSON Schema Core §11.3). */
function unevaluatedNames(
  schema: RuntimeSchemaObject,
  value: Readonly<Record<string, unknown>>,
  fits: Fits,
): readonly string[] {
  const parts = applyingParts(schema, value, fits);
  if (parts.some((part) => 'additionalProperties' in part || (part !== schema && 'unevaluatedProperties' in part)))
    return [];
  const patterns = parts.flatMap(({ patternProperties = {} }) =>
    Object.keys(patternProperties).map((pattern) => regularExpression(pattern)),
  );
  return memberNames(value).filter(
    (name) =>
      !parts.some(({ properties = {} }) => Object.hasOwn(properties, name)) &&
      !patterns.some((pattern) => pattern.test(name)),
  );
}

/** Numbers of the items that nothing in a schema evaluates but `unevaluatedItems` (JSON Schema Core §11.2). */
function unevaluatedIndexes(schema: RuntimeSchemaObject, value: readonly unknown[], fits: Fits): readonly number[] {
  const parts = applyingParts(schema, value, fits);
  if (parts.some((part) => 'items' in part || (part !== schema && 'unevaluatedItems' in part))) return [];
  const first = Math.max(0, ...parts.map(({ prefixItems = [] }) => prefixItems.length));
  return Array.from(value.keys()).filter(
    (index) => index >= first && !parts.some(({ contains }) => contains !== undefined && fits(contains, value[index])),
  );
}

/**
 * A schema and all that applies to the same value and evaluates members and items: what the value has to fit, and those
 * alternatives that it fits.
 */
function applyingParts(schema: RuntimeSchema, value: unknown, fits: Fits): readonly RuntimeSchemaObject[] {
  const parts = new Set<RuntimeSchemaObject>();
  const add = (part: RuntimeSchema): void => {
    if (typeof part === 'boolean' || parts.has(part)) return;
    parts.add(part);
    const { $ref, allOf = [], anyOf = [], oneOf = [], dependentSchemas = {}, if: condition } = part;
    const { then: consequence = true, else: otherwise = true } = part;
    if ($ref !== undefined) add($ref());
    for (const member of allOf) add(member);
    for (const member of [...anyOf, ...oneOf]) if (fits(member, value)) add(member);
    for (const [name, dependent] of Object.entries(dependentSchemas)) {
      if (isJsonObject(value) && readMember(value, name) !== undefined) add(dependent);
    }
    if (condition === undefined) return;
    if (!fits(condition, value)) {
      add(otherwise);
      return;
    }
    add(condition);
    add(consequence);
  };
  add(schema);
  return [...parts];
}
