import type { Json, SchemaObject } from '@opendas/openapi-model';

/** A condition that holds for values of a type (JSON Schema Validation §6.1.1). */
const conditions: Readonly<Record<string, (value: string) => string>> = {
  null: (value) => `${value} === null`,
  boolean: (value) => `typeof ${value} === 'boolean'`,
  string: (value) => `typeof ${value} === 'string'`,
  number: (value) => `Number.isFinite(${value})`,
  integer: (value) => `Number.isInteger(${value})`,
  array: (value) => `Array.isArray(${value})`,
  object: (value) => `(typeof ${value} === 'object' && ${value} !== null && !Array.isArray(${value}))`,
};

/** The types that a schema allows; all of them where it has no `type`. */
export function allowedTypes({ type }: SchemaObject): ReadonlySet<string> {
  if (type === undefined) return new Set(Object.keys(conditions));
  return new Set(
    (Array.isArray(type) ? (type as readonly Json[]) : [type]).filter(
      (name): name is string => typeof name === 'string',
    ),
  );
}

/** A condition that holds for values of one of the types. */
export function typeCondition(types: Iterable<string>, value: string): string {
  return [...types].map((type) => conditions[type]?.(value) ?? 'false').join(' || ') || 'false';
}
