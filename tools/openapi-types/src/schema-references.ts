import { isObject, type Schema, type SchemaObject } from '@opendas/openapi-model';
import { furtherEdge, outermost, type Edge } from './place.ts';
import { eachSubschema, referredName } from './subschemas.ts';

/** A reference from one component schema to another, and how the schema with `$ref` is reached. */
export interface Reference {
  readonly to: string;
  readonly edge: Edge;
}

/** The references in each component schema to other component schemas and to itself. */
export type SchemaReferences = ReadonlyMap<string, readonly Reference[]>;

/** Finds the references of component schemas that go into their types. */
export function schemaReferences(schemas: ReadonlyMap<string, Schema>): SchemaReferences {
  const references = new Map<string, readonly Reference[]>();
  for (const [name, schema] of schemas) {
    const found: Reference[] = [];
    const visit = (part: SchemaObject, edge: Edge): void => {
      const to = referredName(part);
      if (to !== undefined && schemas.has(to)) found.push({ to, edge });
      eachSubschema(part, (inner, further) => {
        visit(inner, furtherEdge(edge, further));
      });
    };
    if (isObject(schema)) visit(schema, outermost.edge);
    references.set(name, found);
  }
  return references;
}
