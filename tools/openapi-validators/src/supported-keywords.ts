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
  readonly pointer: string;
  /** The schema that has the keyword. */
  readonly parent: SchemaObject;
}

/** Every keyword of a schema and of the schemas in it. */
export function* keywordsIn(schema: Schema, pointer: string): Generator<PlacedKeyword, void, undefined> {
  if (typeof schema === 'boolean') return;
  for (const [keyword, value] of Object.entries(schema)) {
    const place = appendToPointer(pointer, keyword);
    yield { keyword, value, pointer: place, parent: schema };
    for (const [inner, at] of schemasIn(value, assertionKeywords.get(keyword) ?? 'data', place))
      yield* keywordsIn(inner, at);
  }
}

/** What of a schema cannot be checked, each with its place. A keyword is never passed over in silence. */
export function unsupportedKeywords(schema: Schema, pointer: string, names: ReadonlySet<string>): readonly Problem[] {
  return [...keywordsIn(schema, pointer)].flatMap(({ keyword, value, pointer: place }) => {
    if (keyword === '$ref') return unresolved(value, place, names);
    if (assertionKeywords.has(keyword) || annotationKeywords.has(keyword) || keyword.startsWith('x-')) return [];
    return [{ pointer: place, message: `the keyword ${keyword} cannot be checked` }];
  });
}

function unresolved(value: Json, pointer: string, names: ReadonlySet<string>): readonly Problem[] {
  const name = typeof value === 'string' ? componentSchemaName(value) : undefined;
  if (name !== undefined && names.has(name)) return [];
  return [
    { pointer, message: `the reference ${JSON.stringify(value)} does not point to a schema in components.schemas` },
  ];
}

/** The schemas that the value of a keyword holds, with their places. */
export function schemasIn(
  value: Json,
  holds: SchemaHolder,
  pointer: string,
): readonly (readonly [schema: Schema, pointer: string])[] {
  if (holds === 'data') return [];
  const entries: readonly (readonly [string, Json])[] =
    holds === 'schema'
      ? [['', value]]
      : Array.isArray(value)
        ? value.map((item: Json, index) => [String(index), item] as const)
        : isObject(value)
          ? Object.entries(value)
          : [];
  return entries.flatMap(([name, item]) =>
    isObject(item) || typeof item === 'boolean'
      ? [[item, holds === 'schema' ? pointer : appendToPointer(pointer, name)] as const]
      : [],
  );
}
