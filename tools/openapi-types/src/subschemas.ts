import { componentSchemaName, isObject, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';
import type { Edge } from './place.ts';

/** The keywords whose schemas go into types, how they hold them, and for which part of the value. */
const keywords: readonly {
  readonly keyword: string;
  readonly holds: 'schema' | 'list' | 'map';
  readonly edge: Edge;
}[] = [
  { keyword: 'allOf', holds: 'list', edge: 'part' },
  { keyword: 'anyOf', holds: 'list', edge: 'alternative' },
  { keyword: 'oneOf', holds: 'list', edge: 'alternative' },
  { keyword: 'items', holds: 'schema', edge: 'item' },
  { keyword: 'prefixItems', holds: 'list', edge: 'item' },
  { keyword: 'properties', holds: 'map', edge: 'member' },
  { keyword: 'patternProperties', holds: 'map', edge: 'member' },
  { keyword: 'additionalProperties', holds: 'schema', edge: 'member' },
];

/** Calls back for every schema directly in a schema that goes into its type. `true` and `false` are left out. */
export function eachSubschema(
  schema: SchemaObject,
  visit: (inner: SchemaObject, edge: Edge, keyword: string) => void,
): void {
  for (const { keyword, holds, edge } of keywords) {
    const value = schema[keyword];
    if (value === undefined) continue;
    for (const item of held(value, holds)) if (isObject(item)) visit(item, edge, keyword);
  }
}

/** The schemas that a keyword with a list of schemas holds. */
export function schemaList(value: Json | undefined): readonly Schema[] {
  return Array.isArray(value) ? value.filter((item: Json) => isSchema(item)) : [];
}

/** The schemas that a keyword with named schemas holds. */
export function schemaMap(value: Json | undefined): readonly (readonly [string, Schema])[] {
  return isObject(value) ? Object.entries(value).filter((entry): entry is [string, Schema] => isSchema(entry[1])) : [];
}

/** Whether a JSON value is a schema. */
export function isSchema(value: Json | undefined): value is Schema {
  return typeof value === 'boolean' || isObject(value);
}

/** References to components whose names are as OpenAPI has them (3.1 §4.8.7): nothing in them is escaped. */
const plainReference = /^#\/components\/schemas\/([A-Za-z0-9._-]+)$/;

/** The component schema that a schema refers to with `$ref`. */
export function referredName({ $ref }: SchemaObject): string | undefined {
  if (typeof $ref !== 'string') return undefined;
  return plainReference.exec($ref)?.[1] ?? componentSchemaName($ref);
}

function held(value: Json, holds: 'schema' | 'list' | 'map'): readonly Json[] {
  if (holds === 'schema') return [value];
  if (holds === 'list') return Array.isArray(value) ? value : [];
  return isObject(value) ? Object.values(value) : [];
}
