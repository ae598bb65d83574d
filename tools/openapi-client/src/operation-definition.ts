import type { Operation } from '@opendas/openapi-model';

/** Literal of what the runtime has to know of an operation. */
export function operationDefinition({ operationId, method, path, responses }: Operation): string {
  const statuses = responses.filter(({ status }) => /^\d+$/.test(status));
  const numbers = (list: typeof statuses): string => `[${list.map(({ status }) => status).join(', ')}]`;
  const optional = statuses.filter(({ extensions }) => extensions['x-body-optional'] === true);
  const empty = statuses.filter(({ content }) => content.length === 0);
  return [
    '{',
    `  operationId: ${JSON.stringify(operationId)},`,
    `  method: ${JSON.stringify(method)},`,
    `  path: ${JSON.stringify(path)},`,
    `  statuses: ${numbers(statuses)},`,
    ...(optional.length === 0 ? [] : [`  optional: ${numbers(optional)},`]),
    ...(empty.length === 0 ? [] : [`  empty: ${numbers(empty)},`]),
    '}',
  ].join('\n');
}
