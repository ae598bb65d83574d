import type { Operation, Response } from '@opendas/openapi-model';
import type { Paging } from './paging.ts';

/** Literal of what the runtime has to know of an operation. */
export function operationDefinition({ operationId, method, path, responses }: Operation, paging?: Paging): string {
  const optional = responses.filter(({ extensions }) => extensions['x-body-optional'] === true);
  const empty = responses.filter(({ content }) => content.length === 0);
  return [
    '{',
    `  operationId: ${JSON.stringify(operationId)},`,
    `  method: ${JSON.stringify(method)},`,
    `  path: ${JSON.stringify(path)},`,
    `  statuses: ${statusList(responses)},`,
    ...(optional.length === 0 ? [] : [`  optional: ${statusList(optional)},`]),
    ...(empty.length === 0 ? [] : [`  empty: ${statusList(empty)},`]),
    ...(paging === undefined ? [] : [`  paging: ${JSON.stringify(paging)},`]),
    '}',
  ].join('\n');
}

function statusList(responses: readonly Response[]): string {
  return `[${responses.map(({ status }) => status).join(', ')}]`;
}
