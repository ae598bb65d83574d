import { isObject, type Schema, type SchemaObject } from '@opendas/openapi-model';
import { narrowing, readDiscriminator, type Discriminator } from './discriminator.ts';
import type { Place } from './place.ts';
import type { SchemaScope } from './schema-scope.ts';
import { referredName, schemaList } from './subschemas.ts';
import { intersection, union, unknownType, type TypeText } from './type-text.ts';

/**
 * The types of `anyOf` and of `oneOf`, each a union. That only one of `oneOf` may fit is not in the type. With a
 * discriminator, each component among the alternatives has its value for the discriminating property.
 *
 * @param place - of the alternatives
 */
export function alternativeTypes(schema: SchemaObject, place: Place, scope: SchemaScope): readonly TypeText[] {
  const discriminator = readDiscriminator(schema, scope.schemas);
  const alternative = (member: Schema): TypeText =>
    intersection([scope.typeOf(member, place), narrowed(member, discriminator, scope)]);
  return [schema['anyOf'], schema['oneOf']]
    .map(schemaList)
    .filter((members) => members.length > 0)
    .map((members) => union(members.map(alternative)));
}

function narrowed(member: Schema, discriminator: Discriminator | undefined, scope: SchemaScope): TypeText {
  const name = isObject(member) ? referredName(member) : undefined;
  if (name === undefined || discriminator === undefined) return unknownType;
  return narrowing(discriminator, name, [name], scope) ?? unknownType;
}
