import { assertionKeywords, isObject, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';

/** The value of a keyword with every schema in it replaced: the same value where none is. */
export function mapSchemas(keyword: string, value: Json, replace: (schema: Schema) => Json): Json {
  const holds = assertionKeywords.get(keyword) ?? 'data';
  const one = (item: Json): Json => (isObject(item) || typeof item === 'boolean' ? replace(item) : item);
  if (holds === 'schema') return one(value);
  if (holds === 'list' && Array.isArray(value)) return mapItems(value as readonly Json[], one);
  if (holds === 'map' && isObject(value)) return mapMembers(value, (_, item) => one(item));
  return value;
}

/** The items replaced: the same list where none is. */
export function mapItems(items: readonly Json[], replace: (item: Json, index: number) => Json): readonly Json[] {
  const replaced = items.map((item, index) => replace(item, index));
  return replaced.every((item, index) => item === items[index]) ? items : replaced;
}

/** The members replaced: the same object where none is. A member that is replaced by `undefined` is left out. */
export function mapMembers(
  object: SchemaObject,
  replace: (name: string, value: Json) => Json | undefined,
): SchemaObject {
  let changed = false;
  const entries = Object.entries(object).flatMap(([name, value]): [string, Json][] => {
    const replaced = replace(name, value);
    if (replaced !== value) changed = true;
    return replaced === undefined ? [] : [[name, replaced]];
  });
  return changed ? Object.fromEntries(entries) : object;
}
