import { isObject, type JsonObject, type Model, type Schema } from '@opendas/openapi-model';
import { createComponentSchemas } from './component-schemas.ts';

/** Gives a schema with its reference followed and its `allOf` merged in, as far as matching rules need it. */
export type SchemaResolution = (schema: Schema) => JsonObject;

/** Resolves schemas of a document. A reference that leads nowhere, or back to itself, resolves to a schema that allows everything. */
export function createSchemaResolution({ schemas }: Pick<Model, 'schemas'>): SchemaResolution {
  const components = createComponentSchemas(schemas);
  const resolve = (schema: Schema, seen: ReadonlySet<string>): JsonObject => {
    if (typeof schema === 'boolean') return {};
    const { $ref: ref, allOf, ...own } = schema;
    const parts: JsonObject[] = [own];
    if (typeof ref === 'string' && !seen.has(ref)) {
      parts.push(resolve(components.schemaOf(ref) ?? true, new Set([...seen, ref])));
    }
    for (const part of Array.isArray(allOf) ? allOf : []) {
      // What stands in `allOf` of a document that was read is a schema.
      parts.push(resolve(part as Schema, seen));
    }
    return parts.reduce(merge);
  };
  return (schema) => resolve(schema, new Set());
}

/** Properties of both; the first schema wins in every other keyword. */
function merge(first: JsonObject, second: JsonObject): JsonObject {
  const properties = { ...propertiesOf(second), ...propertiesOf(first) };
  return { ...second, ...first, ...(Object.keys(properties).length > 0 ? { properties } : {}) };
}

function propertiesOf({ properties }: JsonObject): JsonObject {
  return isObject(properties) ? properties : {};
}
