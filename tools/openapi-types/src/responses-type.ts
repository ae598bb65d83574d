import type { Header, Response } from '@opendas/openapi-model';
import { contentMembers } from './content-type.ts';
import { docComment } from './doc-comment.ts';
import { inMember } from './place.ts';
import { propertyName, statusName } from './property-name.ts';
import type { SchemaScope } from './schema-scope.ts';
import { absent, typeLiteral, type Member } from './type-literal.ts';
import { neverType, unknownType } from './type-text.ts';

/** `responses: { 200: { headers: { … }; content: { … } }; "4XX": …; default: … }`. */
export function responsesType(responses: readonly Response[], scope: SchemaScope): Member {
  const members = responses.map((response) => responseType(response, scope));
  return { key: 'responses', type: members.length === 0 ? neverType : typeLiteral(members) };
}

function responseType(response: Response, scope: SchemaScope): Member {
  const content = contentMembers(response.content, scope);
  return {
    key: statusName(response.status),
    type: typeLiteral([
      {
        key: 'headers',
        type: typeLiteral([...response.headers.map((header) => headerType(header, scope)), anyHeader(scope)]),
      },
      content.length === 0 ? absent('content') : { key: 'content', type: typeLiteral(content) },
    ]),
    comment: docComment({ description: response.description }),
  };
}

function headerType(header: Header, scope: SchemaScope): Member {
  return {
    key: propertyName(header.name),
    type: scope.typeOf(header.schema ?? true, inMember),
    optional: !header.required,
    readonly: scope.immutable,
    comment: docComment({ description: header.description }),
  };
}

function anyHeader({ immutable }: SchemaScope): Member {
  return { key: '[name: string]', type: unknownType, readonly: immutable };
}
