import {
  annotationKeywords,
  appendToPointer,
  assertionKeywords,
  componentSchemaName,
  isObject,
  type Json,
  type Problem,
  type Schema,
  type SchemaHolder,
  type SchemaObject,
} from '@opendas/openapi-model';

/** Annotations of ours that change messages. */
export const messageExtensions: readonly string[] = ['x-expected', 'x-secret'];

/** A keyword of a schema, with its place. */
export interface PlacedKeyword {
  readonly keyword: string;
  readonly value: Json;
  /** The schema that has the keyword. */
  readonly parent: SchemaObject;
  /** Its place, which is written only where it is needed. */
  readonly pointer: () => string;
}

/**
 * Visits every keyword of a schema and of the schemas in it.
 *
 * @param pointer - place of the schema
 */
export function visitKeywords(
  schema: Schema,
  visit: (keyword: PlacedKeyword) => void,
  pointer: () => string = () => '#',
): void {
  if (typeof schema === 'boolean') return;
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword] ?? null;
    const place = (): string => appendToPointer(pointer(), keyword);
    visit({ keyword, value, parent: schema, pointer: place });
    const holds = assertionKeywords.get(keyword) ?? 'data';
    // Most keywords hold no schemas, and there are very many of them.
    if (holds === 'data') continue;
    for (const [inner, name] of schemasIn(value, holds))
      visitKeywords(inner, visit, name === undefined ? place : () => appendToPointer(place(), name));
  }
}

/** What of a schema cannot be checked, each with its place. A keyword is never passed over in silence. */
export function unsupportedKeywords(schema: Schema, pointer: string, names: ReadonlySet<string>): readonly Problem[] {
  const problems: Problem[] = [];
  visitKeywords(
    schema,
    ({ keyword, value, pointer: place }) => {
      if (keyword === '$ref') problems.push(...unresolved(value, place, names));
      else if (!assertionKeywords.has(keyword) && !annotationKeywords.has(keyword) && !keyword.startsWith('x-'))
        problems.push({ pointer: place(), message: `the keyword ${keyword} cannot be checked` });
    },
    () => pointer,
  );
  return problems;
}

function unresolved(value: Json, pointer: () => string, names: ReadonlySet<string>): readonly Problem[] {
  const name = typeof value === 'string' ? componentSchemaName(value) : undefined;
  if (name !== undefined && names.has(name)) return [];
  return [
    {
      pointer: pointer(),
      message: `the reference ${JSON.stringify(value)} does not point to a schema in components.schemas`,
    },
  ];
}

/** The schemas that the value of a keyword holds, with the names or numbers that they have in it. */
export function schemasIn(
  value: Json,
  holds: SchemaHolder,
): readonly (readonly [schema: Schema, name: string | number | undefined])[] {
  const found: (readonly [Schema, string | number | undefined])[] = [];
  const add = (held: Json | undefined, name: string | number | undefined): void => {
    if (typeof held === 'boolean' || (held !== undefined && isObject(held))) found.push([held, name]);
  };
  if (holds === 'schema') add(value, undefined);
  else if (holds === 'list' && Array.isArray(value)) (value as readonly Json[]).forEach(add);
  else if (holds === 'map' && isObject(value)) for (const name of Object.keys(value)) add(value[name], name);
  return found;
}
