import { isObject, type SchemaObject } from '@opendas/openapi-model';
import { docComment } from './doc-comment.ts';
import { inMember } from './place.ts';
import { propertyName } from './property-name.ts';
import type { SchemaScope } from './schema-scope.ts';
import { isSchema, schemaMap } from './subschemas.ts';
import { typeLiteral, type Member } from './type-literal.ts';
import { intersection, neverType, union, unknownType, type TypeText } from './type-text.ts';

/** Whether a schema says what is in an object. */
export function hasObjectKeywords(schema: SchemaObject): boolean {
  return (
    isSchema(schema['additionalProperties']) ||
    requiredNames(schema).length > 0 ||
    schemaMap(schema['properties']).length > 0 ||
    schemaMap(schema['patternProperties']).length > 0
  );
}

/**
 * The type of the objects that a schema allows (JSON Schema 2020-12 Core §10.3.2): its `properties`, what it requires
 * besides, and, where other members are described or excluded, an index signature.
 *
 * @param notRequired - members that are optional, whatever `required` says
 */
export function objectType(
  schema: SchemaObject,
  notRequired: ReadonlySet<string>,
  { immutable, typeOf }: SchemaScope,
): TypeText {
  const required = new Set(requiredNames(schema).filter((name) => !notRequired.has(name)));
  const properties = schemaMap(schema['properties']);
  const others = otherMembers(schema, typeOf);
  const members = [
    ...properties.map(([name, property]): Member => ({
      key: propertyName(name),
      type: typeOf(property, inMember),
      optional: !required.has(name),
      readonly: immutable || (isObject(property) && property['readOnly'] === true),
      comment: isObject(property) ? docComment(property) : '',
    })),
    ...[...required]
      .filter((name) => !isDescribed(schema, name))
      .map((name): Member => ({ key: propertyName(name), type: others ?? unknownType, readonly: immutable })),
  ];
  if (members.length === 0) return indexSignature(others ?? unknownType, immutable);
  if (others === undefined || others.text === neverType.text) return typeLiteral(members);
  return intersection([typeLiteral(members), indexSignature(anyMember(others, members), immutable)]);
}

function isDescribed({ properties }: SchemaObject, name: string): boolean {
  return isObject(properties) && Object.hasOwn(properties, name) && isSchema(properties[name]);
}

/**
 * What an index signature must allow: TypeScript applies it to every member, JSON Schema only to those without a schema
 * of their own. A member of several lines is not written twice; then anything is allowed.
 */
function anyMember(others: TypeText, members: readonly Member[]): TypeText {
  const types = members.map(({ type }) => type);
  return types.some(({ text }) => text.includes('\n')) ? unknownType : union([others, ...types]);
}

/** The type of members that `properties` does not name; nothing if the schema says nothing about them. */
function otherMembers(schema: SchemaObject, typeOf: SchemaScope['typeOf']): TypeText | undefined {
  const { additionalProperties: additional, patternProperties } = schema;
  const patterns = schemaMap(patternProperties).map(([, pattern]) => typeOf(pattern, inMember));
  if (isSchema(additional)) return union([typeOf(additional, inMember), ...patterns]);
  return patterns.length === 0 ? undefined : unknownType;
}

function indexSignature(type: TypeText, immutable: boolean): TypeText {
  return typeLiteral([{ key: '[key: string]', type, readonly: immutable }]);
}

function requiredNames({ required }: SchemaObject): readonly string[] {
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
}
