import {
  appendToPointer,
  assertionKeywords,
  isObject,
  type Json,
  type Schema,
  type SchemaHolder,
} from '@opendas/openapi-model';

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

/** A keyword of a schema, with its place. */
export interface PlacedKeyword {
  readonly keyword: string;
  readonly value: Json;
  readonly pointer: string;
}

/** Every keyword of a schema and of the schemas in it. */
export function* placedKeywords(schema: Schema, pointer: string): Generator<PlacedKeyword, void, undefined> {
  if (typeof schema === 'boolean') return;
  for (const [keyword, value] of Object.entries(schema)) {
    const place = appendToPointer(pointer, keyword);
    yield { keyword, value, pointer: place };
    for (const [inner, name] of schemasIn(value, assertionKeywords.get(keyword) ?? 'data'))
      yield* placedKeywords(inner, name === undefined ? place : appendToPointer(place, name));
  }
}
