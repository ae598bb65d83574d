import { componentSchemaName, isObject, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';

type Schemas = ReadonlyMap<string, Schema>;
type Mark = 'readOnly' | 'writeOnly';

/**
 * Members that a schema marks: itself, through a reference, or in `allOf`. A member that is read-only is not required in a
 * request, a write-only one not in a response (OpenAPI 3.0.3 §4.7.24.2; 3.1 leaves it to the same rule).
 */
export function markedMembers(
  schema: Schema,
  mark: Mark,
  schemas: Schemas,
  seen: ReadonlySet<Schema> = new Set(),
): readonly string[] {
  if (typeof schema === 'boolean' || seen.has(schema)) return [];
  const { properties } = schema;
  const own = isObject(properties)
    ? Object.keys(properties).filter((name) => isMarked(properties[name], mark, schemas))
    : [];
  const around = new Set([...seen, schema]);
  return [...own, ...partsOf(schema, schemas).flatMap((part) => markedMembers(part, mark, schemas, around))];
}

/** Whether the schema of a member has a mark: itself, through a reference, or in `allOf`. */
export function isMarked(
  property: Json | undefined,
  mark: Mark,
  schemas: Schemas,
  seen: ReadonlySet<Json> = new Set(),
): boolean {
  if (!isObject(property) || seen.has(property)) return false;
  if (property[mark] === true) return true;
  const around = new Set([...seen, property]);
  return partsOf(property, schemas).some((part) => isMarked(part, mark, schemas, around));
}

function partsOf({ $ref, allOf }: SchemaObject, schemas: Schemas): readonly Schema[] {
  const name = typeof $ref === 'string' ? componentSchemaName($ref) : undefined;
  const referred = name === undefined ? undefined : schemas.get(name);
  const members = Array.isArray(allOf) ? (allOf as readonly Json[]).filter((member) => isObject(member)) : [];
  return referred === undefined ? members : [referred, ...members];
}
