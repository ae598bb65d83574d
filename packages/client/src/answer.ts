import type { Answer } from './attempt.ts';
import { requestIdOf } from './error-body.ts';
import { DasUnexpectedResponseError } from './errors.ts';
import type { OperationDefinition } from './operation-definition.ts';

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly response: Response;
}

/** A result before its type is known. */
export type AnyResult = Answered &
  ({ readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly error: unknown });

/**
 * The result that an answer means.
 *
 * @throws DasUnexpectedResponseError where the document has no such status, or the body is not JSON or is missing.
 */
export function resultOf(definition: OperationDefinition, { response, text }: Answer): AnyResult {
  const { status, headers } = response;
  const body = parse(text);
  const problem = problemOf(definition, status, text, body);
  if (problem !== undefined) {
    throw new DasUnexpectedResponseError(definition, status, requestIdOf(headers, body), problem);
  }
  return response.ok
    ? { ok: true, status, data: body, headers, response }
    : { ok: false, status, error: body, headers, response };
}

function problemOf({ statuses, optional }: OperationDefinition, status: number, text: string, body: unknown) {
  if (!statuses.includes(status)) return `expected one of the statuses ${statuses.join(', ')}`;
  if (body !== undefined || (text === '' && optional?.includes(status))) return undefined;
  return text === '' ? 'expected a body, got none' : 'expected JSON';
}

/** JSON has no `undefined`: that stands for what is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
