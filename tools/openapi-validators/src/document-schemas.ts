import {
  DocumentError,
  appendToPointer,
  type MediaType,
  type Model,
  type Problem,
  type Schema,
} from '@opendas/openapi-model';
import { patternWarnings } from './pattern-warnings.ts';
import { referenceLoops } from './reference-loops.ts';
import { unsupportedKeywords } from './supported-keywords.ts';

/** A schema with its place in the document. */
type Placed = readonly [schema: Schema, pointer: string];

/** Every schema of a document once: those of components, and those that stand in operations. */
function schemasOf(model: Model): readonly Placed[] {
  const places = new Map<string, Schema>();
  const add = (schema: Schema | undefined, pointer: string): void => {
    if (schema !== undefined) places.set(pointer, schema);
  };
  const addContent = (content: readonly MediaType[]): void => {
    for (const { schema, pointer } of content) add(schema, appendToPointer(pointer, 'schema'));
  };
  for (const [name, schema] of model.schemas) add(schema, appendToPointer('#/components/schemas', name));
  for (const { parameters, requestBody, responses } of model.operations) {
    for (const { schema, content, pointer } of parameters) {
      add(schema, appendToPointer(pointer, 'schema'));
      addContent(content === undefined ? [] : [content]);
    }
    addContent(requestBody?.content ?? []);
    for (const { content } of responses) addContent(content);
  }
  return [...places].map(([pointer, schema]) => [schema, pointer]);
}

/**
 * What is to know about the schemas of a document: patterns that are not checked or can take very long.
 *
 * @throws {@link DocumentError} that lists every keyword and reference that cannot be checked.
 */
export function schemaWarnings(model: Model): readonly Problem[] {
  const names = new Set(model.schemas.keys());
  const schemas = schemasOf(model);
  const problems = [
    ...schemas.flatMap(([schema, pointer]) => unsupportedKeywords(schema, pointer, names)),
    ...referenceLoops(model.schemas),
  ];
  if (problems.length > 0) throw new DocumentError(problems);
  return schemas.flatMap(([schema, pointer]) => patternWarnings(schema, pointer));
}
