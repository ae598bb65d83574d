import { appendToPointer, componentReference, type MediaType, type Model, type Schema } from '@opendas/openapi-model';

/** A schema with its place in the document, which is written only where it is needed. */
export interface PlacedSchema {
  readonly schema: Schema;
  readonly pointer: () => string;
}

/** Every schema of a document once: those of components, and those that stand in operations. */
export function documentSchemas(model: Model): readonly PlacedSchema[] {
  const placed: PlacedSchema[] = [];
  for (const [name, schema] of model.schemas) placed.push({ schema, pointer: () => componentReference(name) });
  const holders = new Set<string>();
  const add = ({ schema, pointer }: Pick<MediaType, 'schema' | 'pointer'>): void => {
    // Several operations may have a parameter or a response of components.
    if (schema === undefined || holders.has(pointer)) return;
    holders.add(pointer);
    placed.push({ schema, pointer: () => appendToPointer(pointer, 'schema') });
  };
  for (const { parameters, requestBody, responses } of model.operations) {
    for (const parameter of parameters) {
      add(parameter);
      if (parameter.content !== undefined) add(parameter.content);
    }
    requestBody?.content.forEach(add);
    for (const { content } of responses) content.forEach(add);
  }
  return placed;
}
