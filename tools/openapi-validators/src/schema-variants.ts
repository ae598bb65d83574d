import { componentSchemaName, isObject, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';
import { checkedKeywords, schemasIn } from './supported-keywords.ts';

/** How a schema is used: `plain` as it stands, or in a request or response, where read-only or write-only members are not required (OpenAPI 3.1 §4.8.24.2). */
export type Variant = 'plain' | 'request' | 'response';

const notRequired = { plain: undefined, request: 'readOnly', response: 'writeOnly' } as const;

type Schemas = ReadonlyMap<string, Schema>;

/** Which component schemas differ, themselves or in what they refer to, between a variant and `plain`. */
export function variantNames(schemas: Schemas, variant: Variant): ReadonlySet<string> {
  const differing = new Set(
    [...schemas].filter(([, schema]) => differs(schema, variant, schemas)).map(([name]) => name),
  );
  for (let size = -1; size !== differing.size;) {
    size = differing.size;
    for (const [name, schema] of schemas) {
      if (references(schema).some((reference) => differing.has(reference))) differing.add(name);
    }
  }
  return differing;
}

/**
 * A schema without the members that the variant does not require, in `required`. Schemas it refers to are not changed.
 *
 * @param markedAbove - members that the schema around this one, for the same value, marks
 */
export function applyVariant(
  schema: Schema,
  variant: Variant,
  schemas: Schemas,
  markedAbove: ReadonlySet<string> = new Set(),
): Schema {
  const mark = notRequired[variant];
  if (mark === undefined || typeof schema === 'boolean') return schema;
  const marked = new Set([...markedAbove, ...markedMembers(schema, mark, schemas)]);
  const changed = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [
      keyword,
      mapSchemas(keyword, value, (inner) =>
        // Only `allOf` requires what it requires of every value; in `oneOf` or `not`, less in `required` would refuse more.
        applyVariant(inner, variant, schemas, keyword === 'allOf' ? marked : undefined),
      ),
    ]),
  );
  const { required } = schema;
  if (!Array.isArray(required) || marked.size === 0) return changed;
  return { ...changed, required: required.filter((name) => typeof name !== 'string' || !marked.has(name)) };
}

/** Members that a schema marks: itself, through a reference, or in `allOf`. References make no loops (`reference-loops.ts`). */
function markedMembers(schema: Schema, mark: string, schemas: Schemas): readonly string[] {
  if (typeof schema === 'boolean') return [];
  const { properties } = schema;
  const own = isObject(properties)
    ? Object.keys(properties).filter((name) => isMarked(properties[name], mark, schemas))
    : [];
  return [...own, ...partsOf(schema, schemas).flatMap((part) => markedMembers(part, mark, schemas))];
}

function isMarked(property: Json | undefined, mark: string, schemas: Schemas): boolean {
  if (!isObject(property)) return false;
  return property[mark] === true || partsOf(property, schemas).some((part) => isMarked(part, mark, schemas));
}

/** The schemas that a value must fit as well: the one referred to, and those in `allOf`. */
function partsOf({ $ref, allOf }: SchemaObject, schemas: Schemas): readonly Schema[] {
  const name = typeof $ref === 'string' ? componentSchemaName($ref) : undefined;
  const referred = name === undefined ? undefined : schemas.get(name);
  const members = Array.isArray(allOf) ? allOf.filter((member: Json) => isObject(member)) : [];
  return referred === undefined ? members : [referred, ...members];
}

function differs(schema: Schema, variant: Variant, schemas: Schemas): boolean {
  return JSON.stringify(applyVariant(schema, variant, schemas)) !== JSON.stringify(schema);
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
