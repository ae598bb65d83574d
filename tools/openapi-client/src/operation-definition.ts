import type { Operation, Response } from '@opendas/openapi-model';
import type { Paging } from './paging.ts';

/** Literal of what the runtime has to know of an operation. */
export function operationDefinition({ operationId, method, path, responses }: Operation, paging?: Paging): string {
  const optional = responses.filter(
    ({ content, extensions }) => content.length === 0 || extensions['x-body-optional'] === true,
  );
  return [
    '{',
    `  operationId: ${JSON.stringify(operationId)},`,
    `  method: ${JSON.stringify(method)},`,
    `  path: ${JSON.stringify(path)},`,
    `  statuses: ${statusList(responses)},`,
    ...(optional.length === 0 ? [] : [`  optional: ${statusList(optional)},`]),
    ...(paging === undefined ? [] : [`  paging: ${JSON.stringify(paging)},`]),
    '}',
  ].join('\n');
}

function statusList(responses: readonly Response[]): string {
  return `[${responses.map(({ status }) => status).join(', ')}]`;
}
