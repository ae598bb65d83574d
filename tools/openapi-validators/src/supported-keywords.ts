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
} from '@opendas/openapi-model';

/** Annotations of ours that change messages. */
export const messageExtensions: readonly string[] = ['x-expected', 'x-secret'];

/** What of a schema cannot be checked, each with its place. A keyword is never passed over in silence. */
export function unsupportedKeywords(schema: Schema, pointer: string, names: ReadonlySet<string>): readonly Problem[] {
  if (typeof schema === 'boolean') return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const place = appendToPointer(pointer, keyword);
    if (keyword === '$ref') return unresolved(value, place, names);
    if (keyword === 'pattern' && typeof value === 'string') return notCompilable(value, place);
    const holds = assertionKeywords.get(keyword);
    if (holds !== undefined) {
      const patterns =
        keyword === 'patternProperties' && isObject(value)
          ? Object.keys(value).flatMap((name) => notCompilable(name, place))
          : [];
      return [
        ...patterns,
        ...schemasIn(value, holds, place).flatMap(([inner, at]) => unsupportedKeywords(inner, at, names)),
      ];
    }
    if (annotationKeywords.has(keyword) || keyword.startsWith('x-')) return [];
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

function notCompilable(pattern: string, pointer: string): readonly Problem[] {
  try {
    RegExp(pattern, 'u');
    return [];
  } catch (error) {
    return [
      {
        pointer,
        message: `the pattern ${pattern} is no regular expression: ${error instanceof Error ? error.message : ''}`,
      },
    ];
  }
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
      ? [[item, name === '' ? pointer : appendToPointer(pointer, name)] as const]
      : [],
  );
}
