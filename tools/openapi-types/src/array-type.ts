import type { SchemaObject } from '@opendas/openapi-model';
import { inItem, type Place } from './place.ts';
import type { SchemaScope } from './schema-scope.ts';
import { isSchema, schemaList } from './subschemas.ts';
import { arrayOf, tupleOf, unknownType, type TypeText } from './type-text.ts';

/** Whether a schema says what is in an array. */
export function hasArrayKeywords({ items, prefixItems }: SchemaObject): boolean {
  return isSchema(items) || schemaList(prefixItems).length > 0;
}

/**
 * The type of the arrays that a schema allows (JSON Schema 2020-12 Core §10.3.1). An array of `prefixItems` is a tuple
 * whose elements are required as far as `minItems` says. Other lengths are not in the type.
 */
export function arrayType(schema: SchemaObject, place: Place, { immutable, typeOf }: SchemaScope): TypeText {
  const { items, minItems, maxItems } = schema;
  const itemPlace = inItem(place);
  const rest = isSchema(items) ? typeOf(items, itemPlace) : unknownType;
  const prefix = schemaList(schema['prefixItems']);
  if (prefix.length === 0) return arrayOf(rest, immutable);
  const longest = typeof maxItems === 'number' ? maxItems : Infinity;
  return tupleOf(
    prefix.slice(0, longest).map((item) => typeOf(item, itemPlace)),
    {
      required: typeof minItems === 'number' ? minItems : 0,
      rest: items === false || longest <= prefix.length ? undefined : rest,
      immutable,
    },
  );
}
