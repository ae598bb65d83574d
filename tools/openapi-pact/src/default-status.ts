import type { Operation } from '@opendas/openapi-model';
import type { ExpectedStatus } from './interaction-response.ts';

/** Statuses that `default` can stand for, the likeliest first. */
const errors = [500, 400, 503, 422, 502, 409] as const;

/**
 * The status that an interaction expects of the response `default`: what no other response stands for (OpenAPI 3.1 §4.8.16.1).
 *
 * Without a response for success it is 200, else the first error that is not documented, 500 before all; any other success or error
 * is accepted as well. Undefined where everything is documented.
 */
export function defaultStatus({ responses }: Operation): ExpectedStatus | undefined {
  const documented = new Set(responses.map(({ status }) => status));
  const hasSuccess = [...documented].some((status) => status.startsWith('2'));
  if (!hasSuccess) return { status: 200, rule: { matchers: [{ match: 'statusCode', status: 'success' }] } };
  const isFree = (status: number): boolean =>
    !documented.has(String(status)) && !documented.has(`${Math.floor(status / 100)}XX`);
  const status = errors.find(isFree);
  return status === undefined ? undefined : { status, rule: { matchers: [{ match: 'statusCode', status: 'error' }] } };
}
