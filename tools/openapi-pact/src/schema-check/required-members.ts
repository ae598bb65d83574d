import { isObject, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';
import type { ComponentSchemas } from '../component-schemas.ts';

type Mark = 'readOnly' | 'writeOnly';

/**
 * Members that a schema marks: itself, through a reference, or in `allOf`. A member that is read-only is not required in a
 * request, a write-only one not in a response (OpenAPI 3.0.3 §4.7.24.2; 3.1 leaves it to the same rule).
 */
export function markedMembers(
  schema: Schema,
  mark: Mark,
  components: ComponentSchemas,
  seen: ReadonlySet<Schema> = new Set(),
): readonly string[] {
  if (typeof schema === 'boolean' || seen.has(schema)) return [];
  const { properties } = schema;
  const own = isObject(properties)
    ? Object.keys(properties).filter((name) => isMarked(properties[name], mark, components))
    : [];
  const around = new Set([...seen, schema]);
  return [...own, ...partsOf(schema, components).flatMap((part) => markedMembers(part, mark, components, around))];
}

/** Whether the schema of a member has a mark: itself, through a reference, or in `allOf`. */
export function isMarked(
  property: Json | undefined,
  mark: Mark,
  components: ComponentSchemas,
  seen: ReadonlySet<Json> = new Set(),
): boolean {
  if (!isObject(property) || seen.has(property)) return false;
  if (property[mark] === true) return true;
  const around = new Set([...seen, property]);
  return partsOf(property, components).some((part) => isMarked(part, mark, components, around));
}

function partsOf({ $ref, allOf }: SchemaObject, components: ComponentSchemas): readonly Schema[] {
  const referred = typeof $ref === 'string' ? components.schemaOf($ref) : undefined;
  const members = Array.isArray(allOf) ? (allOf as readonly Json[]).filter((member) => isObject(member)) : [];
  return referred === undefined ? members : [referred, ...members];
}
