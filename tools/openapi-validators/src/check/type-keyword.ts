import type { Json, SchemaObject } from '@opendas/openapi-model';
import type { ModuleScope } from './code-writer.ts';

/** A condition that holds for values of a type (JSON Schema Validation §6.1.1). */
const conditions: Readonly<Record<string, (value: string, module: ModuleScope) => string>> = {
  null: (value) => `${value} === null`,
  boolean: (value) => `typeof ${value} === 'boolean'`,
  string: (value) => `typeof ${value} === 'string'`,
  number: (value) => `Number.isFinite(${value})`,
  integer: (value) => `Number.isInteger(${value})`,
  array: (value) => `Array.isArray(${value})`,
  object: (value) => `(typeof ${value} === 'object' && ${value} !== null && !Array.isArray(${value}))`,
  bytes: (value, module) => `${module.runtime('isBytes')}(${value})`,
};

const typeNames = Object.keys(conditions).filter((name) => name !== 'bytes');

/**
 * The types that a schema allows; all of them where it has no `type`. Where text may be binary (`format: binary`), `bytes` as well: a
 * program has them as they are, in a form or as a whole body.
 */
export function allowedTypes({ type, format }: SchemaObject): ReadonlySet<string> {
  if (type === undefined) return new Set(typeNames);
  const named = new Set(
    (Array.isArray(type) ? (type as readonly Json[]) : [type]).filter(
      (name): name is string => typeof name === 'string',
    ),
  );
  return format === 'binary' && named.has('string') ? named.add('bytes') : named;
}

/** The most narrow type of a value. */
export function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

/** A condition that holds for values of one of the types. */
export function typeCondition(types: Iterable<string>, value: string, module: ModuleScope): string {
  return [...types].map((type) => conditions[type]?.(value, module) ?? 'false').join(' || ') || 'false';
}
