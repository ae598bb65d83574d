import { componentSchemaName, isObject, type Json, type Schema } from '@opendas/openapi-model';
import { mapMembers, mapSchemas } from './schema-mapping.ts';
import { referenceTo } from './schema-variants.ts';

/** A schema in the form that everything after relies on: references are spelled alike. The same schema where it has that form. */
export function checkableSchema(schema: Schema): Schema {
  if (!isObject(schema)) return schema;
  return mapMembers(schema, (keyword, value) =>
    keyword === '$ref' ? canonicalReference(value) : mapSchemas(keyword, value, checkableSchema),
  );
}

function canonicalReference(reference: Json): Json {
  const name = typeof reference === 'string' ? componentSchemaName(reference) : undefined;
  return name === undefined ? reference : referenceTo(name);
}
