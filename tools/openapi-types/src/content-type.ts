import type { MediaType } from '@opendas/openapi-model';
import { inMember } from './place.ts';
import { propertyName } from './property-name.ts';
import type { SchemaScope } from './schema-scope.ts';
import type { Member } from './type-literal.ts';

/** The members of `content`: the type of each representation of a body. */
export function contentMembers(content: readonly MediaType[], scope: SchemaScope): readonly Member[] {
  return content.map(({ mediaType, schema }) => ({
    key: propertyName(mediaType),
    type: scope.typeOf(schema ?? true, inMember),
    readonly: scope.immutable,
  }));
}
