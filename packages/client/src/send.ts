import { resultOf, type AnyResult } from './answer.ts';
import { attempt, type Outcome } from './attempt.ts';
import { DasAbortError } from './errors.ts';
import type { OperationDefinition } from './operation-definition.ts';
import type { CallOptions } from './operation-types.ts';
import { outgoingRequest, type RequestParts } from './outgoing-request.ts';
import type { Transport } from './transport.ts';
import { checkRequest, checkResponse } from './validation.ts';

/** Sends a request, again where that is safe, and reads the answer. */
export async function send(
  transport: Transport,
  definition: OperationDefinition,
  { signal, timeout = transport.timeout, ...given }: RequestParts & CallOptions,
): Promise<AnyResult> {
  const { baseUrl, projectId, authorize, retry, validation, fetch } = transport;
  const parts =
    projectId === undefined
      ? given
      : { ...given, path: { ...given.path, project_id: given.path?.['project_id'] ?? projectId } };
  checkRequest(validation, definition, parts);
  const project = parts.path?.['project_id'];
  const signedProject = typeof project === 'string' ? project : undefined;
  const prepare = async () => authorize(outgoingRequest(baseUrl, definition, parts), signedProject);
  for (let number = 1; ; number += 1) {
    const outcome: Outcome = await attempt(definition, prepare, fetch, { signal, timeout }).catch((error: unknown) => ({
      error,
    }));
    const wait = retry.waitBefore(number, definition.method, outcome);
    if (wait === undefined) {
      if ('error' in outcome) throw outcome.error;
      const result = resultOf(definition, outcome);
      checkResponse(validation, definition, result.status, result.ok ? result.data : result.error);
      return result;
    }
    await retry.sleep(wait, signal).catch((reason: unknown) => {
      throw new DasAbortError(definition, reason);
    });
  }
}
