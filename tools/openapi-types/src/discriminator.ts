import { componentSchemaName, isObject, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';
import { literalType } from './literal-type.ts';
import { propertyName } from './property-name.ts';
import { eachSubschema, referredName, schemaList, schemaMap } from './subschemas.ts';
import { typesOf } from './type-keyword.ts';
import { typeLiteral } from './type-literal.ts';
import { union, type TypeText } from './type-text.ts';
import { allowedValues } from './value-type.ts';

type Schemas = ReadonlyMap<string, Schema>;

/** A Discriminator Object (OpenAPI 3.1 §4.8.25). */
export interface Discriminator {
  readonly propertyName: string;
  /** Component names and the values that stand for them; nothing if the names themselves are the values. */
  readonly mapping: ReadonlyMap<string, readonly string[]> | undefined;
}

/** The discriminator of a schema, if it has one. */
export function readDiscriminator({ discriminator }: SchemaObject, schemas: Schemas): Discriminator | undefined {
  if (!isObject(discriminator)) return undefined;
  const { propertyName: property, mapping } = discriminator;
  if (typeof property !== 'string') return undefined;
  return { propertyName: property, mapping: isObject(mapping) ? readMapping(mapping, schemas) : undefined };
}

function readMapping(
  mapping: { readonly [value: string]: Json },
  schemas: Schemas,
): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const [value, target] of Object.entries(mapping)) {
    if (typeof target !== 'string') continue;
    const name = schemas.has(target) ? target : componentSchemaName(target);
    if (name !== undefined) values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}

/**
 * `{ kind: "cat" }`: what a discriminator adds to the type of a component. Nothing where the component cannot have the
 * value, or says itself which one it has.
 *
 * @param names - the components whose values it may have: itself and, with inheritance, its descendants
 */
export function narrowing(
  { propertyName: property, mapping }: Discriminator,
  name: string,
  names: readonly string[],
  { schemas, immutable }: { readonly schemas: Schemas; readonly immutable: boolean },
): TypeText | undefined {
  const values = names.flatMap((each) => (mapping === undefined ? [each] : (mapping.get(each) ?? [])));
  const schema = schemas.get(name);
  if (!isObject(schema)) return undefined;
  const described = reached(schema, schemas);
  if (!every(described, 'object')) return undefined;
  const properties = described.flatMap((part) =>
    schemaMap(part['properties']).flatMap(([key, item]) => (key === property && isObject(item) ? [item] : [])),
  );
  const parts = properties.flatMap((item) => reached(item, schemas));
  if (!every(parts, 'string')) return undefined;
  const literals = new Set(parts.flatMap((part) => allowedValues(part) ?? []));
  if (literals.size === 1) return undefined;
  const possible = literals.size === 0 ? values : values.filter((value) => literals.has(value));
  if (possible.length === 0) return undefined;
  return typeLiteral([
    {
      key: propertyName(property),
      type: union(possible.map((value) => literalType(value, immutable))),
      readonly: immutable,
    },
  ]);
}

/** A schema and everything that describes the same value: through `$ref`, `allOf`, `anyOf` and `oneOf`. */
function reached(schema: SchemaObject, schemas: Schemas): readonly SchemaObject[] {
  const found = new Set([schema]);
  for (const part of found) {
    const name = referredName(part);
    const referred = name === undefined ? undefined : schemas.get(name);
    if (isObject(referred)) found.add(referred);
    eachSubschema(part, (inner, edge) => {
      if (edge === 'part' || edge === 'alternative') found.add(inner);
    });
  }
  return [...found];
}

/** Whether every schema that names types names this one only. */
function every(schemas: readonly SchemaObject[], type: string): boolean {
  return schemas.every((schema) => typesOf(schema)?.every((name) => name === type) ?? true);
}

/**
 * What components inherit from the discriminator of a component that they refer to in `allOf`, directly or through
 * others: their own value for its property, or one of their descendants.
 */
export function inheritedNarrowings(scope: {
  readonly schemas: Schemas;
  readonly immutable: boolean;
}): ReadonlyMap<string, readonly TypeText[]> {
  const { schemas } = scope;
  const discriminators = new Map<string, Discriminator>();
  const children = new Map<string, string[]>();
  for (const [name, schema] of schemas) {
    if (!isObject(schema)) continue;
    const discriminator = readDiscriminator(schema, schemas);
    if (discriminator !== undefined) discriminators.set(name, discriminator);
    for (const part of schemaList(schema['allOf'])) {
      const parent = isObject(part) ? referredName(part) : undefined;
      if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), name]);
    }
  }
  const narrowings = new Map<string, readonly TypeText[]>();
  for (const [base, discriminator] of discriminators) {
    for (const name of descendants(base, children)) {
      if (name === base) continue;
      const type = narrowing(discriminator, name, [name, ...descendants(name, children)], scope);
      if (type !== undefined) narrowings.set(name, [...(narrowings.get(name) ?? []), type]);
    }
  }
  return narrowings;
}

function descendants(name: string, children: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set(children.get(name));
  for (const child of found) for (const grandchild of children.get(child) ?? []) found.add(grandchild);
  return found;
}
