import type { Json, SchemaObject } from '@opendas/openapi-model';
import { literal, type ModuleScope } from './code-writer.ts';

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

const allTypes: ReadonlySet<string> = new Set(Object.keys(conditions).filter((name) => name !== 'bytes'));

/** The sets of types that schemas have allowed: there are few, and very many schemas. */
const known = new Map<string, ReadonlySet<string>>();

/**
 * The types that a schema allows; all of them where it has no `type`. Where text may be binary (`format: binary`), `bytes` as well: a
 * program has them as they are, in a form or as a whole body.
 */
export function allowedTypes({ type, format }: SchemaObject): ReadonlySet<string> {
  if (type === undefined) return allTypes;
  // Most schemas have one type, which is the key as it stands.
  const key = typeof type === 'string' && format !== 'binary' ? type : literal([type, format === 'binary']);
  const found = known.get(key) ?? namedTypes(type, format);
  known.set(key, found);
  return found;
}

function namedTypes(type: Json, format: Json | undefined): ReadonlySet<string> {
  const names = (Array.isArray(type) ? (type as readonly Json[]) : [type]).filter((name) => typeof name === 'string');
  const named = new Set(names);
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
  let either = '';
  for (const type of types) {
    const condition = conditions[type]?.(value, module) ?? 'false';
    either = either === '' ? condition : `${either} || ${condition}`;
  }
  return either || 'false';
}
