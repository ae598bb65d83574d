import { componentSchemaName, type Schema } from '@opendas/openapi-model';

/** The component schemas of a document by the references to them. */
export interface ComponentSchemas {
  /** Name of the component that a reference points to; undefined where there is none. */
  nameOf(ref: string): string | undefined;
  /** The component that a reference points to; undefined where there is none. */
  schemaOf(ref: string): Schema | undefined;
}

/** Looks references up once: reading a JSON Pointer takes longer than what is done with the schema. */
export function createComponentSchemas(schemas: ReadonlyMap<string, Schema>): ComponentSchemas {
  const names = new Map<string, string | undefined>();
  const nameOf = (ref: string): string | undefined => {
    const known = names.get(ref);
    if (known !== undefined || names.has(ref)) return known;
    const name = componentSchemaName(ref);
    const found = name !== undefined && schemas.has(name) ? name : undefined;
    names.set(ref, found);
    return found;
  };
  return {
    nameOf,
    schemaOf(ref) {
      const name = nameOf(ref);
      return name === undefined ? undefined : schemas.get(name);
    },
  };
}
