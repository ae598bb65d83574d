import type { RequestBody } from '@opendas/openapi-model';
import { contentMembers } from './content-type.ts';
import { docComment } from './doc-comment.ts';
import type { SchemaScope } from './schema-scope.ts';
import { absent, typeLiteral, type Member } from './type-literal.ts';

/** `requestBody: { content: { … } }`, optional where the body is, and `requestBody?: never` without one. */
export function requestBodyType(body: RequestBody | undefined, scope: SchemaScope): Member {
  if (body === undefined) return absent('requestBody');
  const content = contentMembers(body.content, scope);
  return {
    key: 'requestBody',
    type: typeLiteral([{ key: 'content', type: typeLiteral(content.length === 0 ? [absent('"*/*"')] : content) }]),
    optional: !body.required,
    comment: docComment({ description: body.description }),
  };
}
