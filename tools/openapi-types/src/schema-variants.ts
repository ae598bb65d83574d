import { isObject, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';
import type { SchemaWalk } from './schema-walk.ts';
import { eachSubschema, referredName, schemaList } from './subschemas.ts';

/**
 * How a schema is used: `plain` as it stands, or in a request or response, where read-only or write-only members are
 * not required (OpenAPI 3.1 §4.8.24.2).
 */
export type Variant = 'plain' | 'request' | 'response';

type Schemas = ReadonlyMap<string, Schema>;

const none: ReadonlySet<string> = new Set();

/** The schemas of a document in one variant. */
export interface SchemaVariant {
  readonly variant: Variant;
  /** The component schemas that differ from `plain`, themselves or in what they refer to. */
  readonly differing: ReadonlySet<string>;
  /**
   * The members that are not required of the values of a schema: those that a schema around it, for the same value,
   * makes so, and those that it marks itself, through a reference, or in `allOf`.
   */
  readonly notRequired: (schema: SchemaObject, around: ReadonlySet<string>) => ReadonlySet<string>;
}

/** The schemas as they stand. */
export const plainVariant: SchemaVariant = { variant: 'plain', differing: none, notRequired: () => none };

/** The schemas as they are in requests, where `readOnly` members are not required, or in responses (`writeOnly`). */
export function schemaVariant(schemas: Schemas, walk: SchemaWalk, variant: 'request' | 'response'): SchemaVariant {
  const mark = variant === 'request' ? 'readOnly' : 'writeOnly';
  const notRequired: SchemaVariant['notRequired'] = (schema, around) => {
    // Most schemas require nothing, and pass nothing on.
    if (schema['required'] === undefined && schema['allOf'] === undefined) return none;
    const marked = markedMembers(schema, mark, schemas);
    return marked.length === 0 ? around : new Set([...around, ...marked]);
  };
  return { variant, notRequired, differing: walk.marks[mark] ? differingNames(schemas, walk, notRequired) : none };
}

function differingNames(
  schemas: Schemas,
  { references }: SchemaWalk,
  notRequired: SchemaVariant['notRequired'],
): ReadonlySet<string> {
  const differing = new Set(
    [...schemas].filter(([, schema]) => isObject(schema) && differs(schema, none, notRequired)).map(([name]) => name),
  );
  const referrers = new Map([...schemas.keys()].map((name): [string, string[]] => [name, []]));
  for (const [name, found] of references) for (const { to } of found) referrers.get(to)?.push(name);
  // A set grows while it is walked: everything that refers to a differing schema differs.
  for (const name of differing) for (const referrer of referrers.get(name) ?? []) differing.add(referrer);
  return differing;
}

function differs(
  schema: SchemaObject,
  around: ReadonlySet<string>,
  notRequired: SchemaVariant['notRequired'],
): boolean {
  const marked = notRequired(schema, around);
  const { required } = schema;
  if (Array.isArray(required) && required.some((name) => typeof name === 'string' && marked.has(name))) return true;
  let found = false;
  eachSubschema(schema, (inner, _edge, keyword) => {
    // Only `allOf` requires what it requires of every value.
    found ||= differs(inner, keyword === 'allOf' ? marked : none, notRequired);
  });
  return found;
}

function markedMembers(schema: SchemaObject, mark: string, schemas: Schemas): readonly string[] {
  return conjuncts(schema, schemas).flatMap(({ properties }) =>
    isObject(properties) ? Object.keys(properties).filter((name) => isMarked(properties[name], mark, schemas)) : [],
  );
}

function isMarked(property: Json | undefined, mark: string, schemas: Schemas): boolean {
  return isObject(property) && conjuncts(property, schemas).some((part) => part[mark] === true);
}

/** A schema and the schemas that its values must fit as well, through `$ref` and `allOf`; each once, so loops end. */
function conjuncts(schema: SchemaObject, schemas: Schemas): readonly SchemaObject[] {
  if (schema['$ref'] === undefined && schema['allOf'] === undefined) return [schema];
  const found = new Set([schema]);
  for (const conjunct of found) {
    const name = referredName(conjunct);
    const referred = name === undefined ? undefined : schemas.get(name);
    for (const part of [referred, ...schemaList(conjunct['allOf'])]) if (isObject(part)) found.add(part);
  }
  return [...found];
}
