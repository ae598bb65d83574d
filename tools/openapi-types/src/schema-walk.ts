import { isObject, type Schema, type SchemaObject } from '@opendas/openapi-model';
import { furtherEdge, outermost, type Edge } from './place.ts';
import { eachSubschema, referredName } from './subschemas.ts';

/** A reference from one component schema to another, and how the schema with `$ref` is reached. */
export interface Reference {
  readonly to: string;
  readonly edge: Edge;
}

/** The references in each component schema to component schemas. */
export type SchemaReferences = ReadonlyMap<string, readonly Reference[]>;

/** What a walk through all component schemas finds. */
export interface SchemaWalk {
  /** The references that go into types. */
  readonly references: SchemaReferences;
  /** Whether some schema is marked `readOnly`, `writeOnly`. */
  readonly marks: { readonly readOnly: boolean; readonly writeOnly: boolean };
}

/** Walks through all component schemas, once. */
export function walkSchemas(schemas: ReadonlyMap<string, Schema>): SchemaWalk {
  const references = new Map<string, readonly Reference[]>();
  const marks = { readOnly: false, writeOnly: false };
  for (const [name, schema] of schemas) {
    const found: Reference[] = [];
    const visit = (part: SchemaObject, edge: Edge): void => {
      const to = referredName(part);
      if (to !== undefined && schemas.has(to)) found.push({ to, edge });
      if (part['readOnly'] === true) marks.readOnly = true;
      if (part['writeOnly'] === true) marks.writeOnly = true;
      eachSubschema(part, (inner, further) => {
        visit(inner, furtherEdge(edge, further));
      });
    };
    if (isObject(schema)) visit(schema, outermost.edge);
    references.set(name, found);
  }
  return { references, marks };
}
