import { isObject, type Json, type SchemaObject } from '@opendas/openapi-model';

/** What the types of JSON Schema are in JSON (JSON Schema 2020-12 Validation §6.1.1). */
const checks: Readonly<Record<string, (value: Json) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  object: (value) => isObject(value),
  array: (value) => Array.isArray(value),
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  string: (value) => typeof value === 'string',
};

/** The types that the keyword `type` names; nothing if the schema does not have it. */
export function typesOf({ type }: SchemaObject): readonly string[] | undefined {
  const names = Array.isArray(type) ? type.filter((name) => typeof name === 'string') : [];
  if (typeof type === 'string') return [type];
  return names.length === 0 ? undefined : names;
}

/** Whether a value has a type. A type that JSON Schema does not know has every value. */
export function hasType(value: Json, type: string): boolean {
  return !Object.hasOwn(checks, type) || checks[type]?.(value) === true;
}
