import { componentSchemaName, isObject, type Json, type Schema } from '@opendas/openapi-model';
import { checkedKeywords, schemasIn } from './supported-keywords.ts';

/** How a schema is used: `plain` as it stands, or in a request or response, where read-only or write-only members are not required (OpenAPI 3.1 §4.8.24.2). */
export type Variant = 'plain' | 'request' | 'response';

const notRequired = { plain: undefined, request: 'readOnly', response: 'writeOnly' } as const;

/** Which component schemas differ, themselves or in what they refer to, between a variant and `plain`. */
export function variantNames(schemas: ReadonlyMap<string, Schema>, variant: Variant): ReadonlySet<string> {
  const differing = new Set([...schemas].filter(([, schema]) => differs(schema, variant)).map(([name]) => name));
  for (let size = -1; size !== differing.size;) {
    size = differing.size;
    for (const [name, schema] of schemas) {
      if (references(schema).some((reference) => differing.has(reference))) differing.add(name);
    }
  }
  return differing;
}

/** A schema without the members that the variant does not require, in `required`. Schemas it refers to are not changed. */
export function applyVariant(schema: Schema, variant: Variant): Schema {
  const mark = notRequired[variant];
  if (mark === undefined || typeof schema === 'boolean') return schema;
  const { properties, required } = schema;
  const free = isObject(properties) ? Object.keys(properties).filter((name) => isMarked(properties[name], mark)) : [];
  const changed = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [
      keyword,
      mapSchemas(keyword, value, (inner) => applyVariant(inner, variant)),
    ]),
  );
  if (!Array.isArray(required) || free.length === 0) return changed;
  return { ...changed, required: required.filter((name) => typeof name !== 'string' || !free.includes(name)) };
}

function differs(schema: Schema, variant: Variant): boolean {
  return JSON.stringify(applyVariant(schema, variant)) !== JSON.stringify(schema);
}

function isMarked(property: Json | undefined, mark: string): boolean {
  return isObject(property) && property[mark] === true;
}

function references(schema: Schema): readonly string[] {
  if (typeof schema === 'boolean') return [];
  const own = typeof schema['$ref'] === 'string' ? componentSchemaName(schema['$ref']) : undefined;
  const inner = Object.entries(schema).flatMap(([keyword, value]) =>
    schemasIn(value, checkedKeywords.get(keyword) ?? 'data', ''),
  );
  return [...(own === undefined ? [] : [own]), ...inner.flatMap(([item]) => references(item))];
}

/** The value of a keyword with every schema in it replaced. */
function mapSchemas(keyword: string, value: Json, replace: (schema: Schema) => Json): Json {
  const one = (item: Json): Json => (isObject(item) || typeof item === 'boolean' ? replace(item) : item);
  const holds = checkedKeywords.get(keyword) ?? 'data';
  if (holds === 'schema') return one(value);
  if (holds === 'list' && Array.isArray(value)) return value.map((item: Json) => one(item));
  if (holds === 'map' && isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, one(item)]));
  return value;
}
