import type { Parameter, ParameterIn } from '@opendas/openapi-model';
import { docComment } from './doc-comment.ts';
import { inMember } from './place.ts';
import { propertyName } from './property-name.ts';
import type { SchemaScope } from './schema-scope.ts';
import { absent, typeLiteral, type Member } from './type-literal.ts';

const places: readonly ParameterIn[] = ['query', 'header', 'path', 'cookie'];

/** `{ query?: { … }; header?: never; path: { … }; cookie?: never }`: a place is required where a parameter in it is. */
export function parametersType(parameters: readonly Parameter[], scope: SchemaScope): Member {
  const members = places.map((place) => {
    const there = parameters.filter((parameter) => parameter.in === place);
    if (there.length === 0) return absent(place);
    return {
      key: place,
      type: typeLiteral(there.map((parameter) => parameterType(parameter, scope))),
      optional: !there.some(({ required }) => required),
      readonly: scope.immutable,
    };
  });
  return { key: 'parameters', type: typeLiteral(members) };
}

function parameterType(parameter: Parameter, scope: SchemaScope): Member {
  return {
    key: propertyName(parameter.name),
    type: scope.typeOf(parameter.schema ?? parameter.content?.schema ?? true, inMember),
    optional: !parameter.required,
    readonly: scope.immutable,
    comment: docComment({ description: parameter.description, deprecated: parameter.deprecated }),
  };
}
