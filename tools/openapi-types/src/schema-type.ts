import type { Schema, SchemaObject } from '@opendas/openapi-model';
import { arrayType, hasArrayKeywords } from './array-type.ts';
import { hasObjectKeywords, objectType } from './object-type.ts';
import { inAlternative, inPart, type Place } from './place.ts';
import type { SchemaScope } from './schema-scope.ts';
import { referredName, schemaList } from './subschemas.ts';
import { typesOf } from './type-keyword.ts';
import { intersection, neverType, single, union, unionMembers, unknownType, type TypeText } from './type-text.ts';
import { alternativeTypes } from './union-type.ts';
import { allowedValues, valueType } from './value-type.ts';

/**
 * The type of the values that a schema allows. Every value that a validator accepts is of the type; keywords that no
 * type can follow (`pattern`, `not`, `if`, …) are left out.
 *
 * The exception: a schema that describes an object without saying `type: object` is one of objects, as its authors mean
 * it, though JSON Schema lets every other value pass.
 */
export function schemaType(schema: Schema, place: Place, scope: SchemaScope): TypeText {
  if (typeof schema === 'boolean') return schema ? unknownType : neverType;
  const types = typesOf(schema) ?? place.types ?? (hasObjectKeywords(schema) ? ['object'] : undefined);
  const context = { place, scope, types, notRequired: scope.notRequired(schema, place.notRequired) };
  const own = ownType(schema, context);
  const combined = combinedTypes(schema, context);
  if (combined.length === 0) return own;
  return intersection(isCovered(own, combined, schema) ? combined : [own, ...combined]);
}

interface Context {
  readonly place: Place;
  readonly scope: SchemaScope;
  /** The types that the schema, or one around it, allows. */
  readonly types: readonly string[] | undefined;
  readonly notRequired: ReadonlySet<string>;
}

/** The types of the schemas that a schema combines: what it refers to, `allOf`, `anyOf`, `oneOf`. */
function combinedTypes(schema: SchemaObject, { place, scope, types, notRequired }: Context): readonly TypeText[] {
  const { $ref, allOf, anyOf, oneOf } = schema;
  if ($ref === undefined && allOf === undefined && anyOf === undefined && oneOf === undefined) return [];
  const name = referredName(schema);
  return [
    ...(name === undefined ? [] : [scope.reference(name, place)]),
    ...schemaList(allOf).map((part) => scope.typeOf(part, inPart(place, types, notRequired))),
    ...alternativeTypes(schema, inAlternative(place, types), scope),
  ];
}

const nullType = single('null');
const booleanType = single('boolean');
const numberType = single('number');
const stringType = single('string');

/** The type of each type of JSON Schema (JSON Schema 2020-12 Validation §6.1.1). */
const byType: Readonly<Record<string, (schema: SchemaObject, context: Context) => TypeText>> = {
  null: () => nullType,
  boolean: () => booleanType,
  object: (schema, { scope, notRequired }) => objectType(schema, notRequired, scope),
  array: (schema, { scope, place }) => arrayType(schema, place, scope),
  number: () => numberType,
  integer: () => numberType,
  string: () => stringType,
};

/** What a schema says itself, without the schemas that it combines. */
function ownType(schema: SchemaObject, context: Context): TypeText {
  const { types, scope, place } = context;
  const values = allowedValues(schema);
  const named = typesOf(schema);
  if (values !== undefined) return valueType(values, named ?? place.types, scope);
  if (types === undefined || (named === undefined && !saysMore(schema, types))) return unknownType;
  return union(types.map((type) => typeNamed(type)?.(schema, context) ?? unknownType));
}

function typeNamed(type: string): (typeof byType)[string] | undefined {
  return Object.hasOwn(byType, type) ? byType[type] : undefined;
}

/** Whether a schema says more than its types. */
function saysMore(schema: SchemaObject, types: readonly string[]): boolean {
  return (
    (types.includes('object') && hasObjectKeywords(schema)) || (types.includes('array') && hasArrayKeywords(schema))
  );
}

/**
 * Whether the schemas that a schema combines describe its values so well that its own type only makes the whole harder
 * to read: `type: object` beside descriptions of objects, `type: string` beside strings.
 */
function isCovered(own: TypeText, combined: readonly TypeText[], schema: SchemaObject): boolean {
  const types = typesOf(schema);
  if (types === undefined || allowedValues(schema) !== undefined || saysMore(schema, types)) return false;
  if (types.includes('object') || types.includes('array')) return intersection(combined).text !== unknownType.text;
  const allowed = new Set(unionMembers(own).map(({ text }) => text));
  return combined.some((other) =>
    unionMembers(other).every(({ text }) => allowed.has(text) || allowed.has(literalKind(text))),
  );
}

/** The keyword type of a literal type. */
function literalKind(text: string): string {
  if (text.startsWith('"')) return 'string';
  return text === 'true' || text === 'false' ? 'boolean' : /^-?[0-9]/.test(text) ? 'number' : text;
}
