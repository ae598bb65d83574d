import type { Example, MediaType, Operation, Response } from '@opendas/openapi-model';
import type { ContractProblem } from './contract-error.ts';

/** Name of the extension of a response that says why no interaction can show it. */
const notExpressibleExtension = 'x-pact-not-expressible';

/** The examples of one name: what makes an interaction, but for the parameters. */
export interface ExamplePair {
  readonly key: string;
  readonly requestBody: { readonly mediaType: MediaType; readonly example: Example } | undefined;
  readonly response: Response;
  /** Undefined for a response without a body. */
  readonly responseBody: { readonly mediaType: MediaType; readonly example: Example } | undefined;
}

/** Why a response has no interaction, if the document gives a reason. */
export function notExpressibleReason({ extensions }: Response): string | undefined {
  const reason = extensions[notExpressibleExtension];
  return typeof reason === 'string' && reason !== '' ? reason : undefined;
}

/**
 * Pairs the examples of an operation by their names: request body, response and provider states (the convention of Microcks
 * and Specmatic).
 *
 * A name that only provider states or the request body have belongs to the response without a body, if there is exactly one.
 *
 * @param stateKeys - The names that have provider states.
 * @param report - Takes what is missing or contradicts.
 */
export function pairExamples(
  operation: Operation,
  stateKeys: ReadonlySet<string>,
  report: (problem: ContractProblem) => void,
): readonly ExamplePair[] {
  const { operationId, requestBody } = operation;
  const problem = (key: string, message: string): void => report({ operationId, key, message });
  const requests = new Map<string, NonNullable<ExamplePair['requestBody']>>();
  for (const mediaType of requestBody?.content ?? []) {
    for (const example of mediaType.examples) {
      if (!requests.has(example.name)) requests.set(example.name, { mediaType, example });
    }
  }
  const pairs = new Map<string, ExamplePair>();
  const add = (key: string, response: Response, responseBody: ExamplePair['responseBody']): void => {
    const other = pairs.get(key);
    if (other !== undefined) {
      problem(
        key,
        `is an example of the responses ${other.response.status} and ${response.status}; give one of them another name.`,
      );
      return;
    }
    if (!stateKeys.has(key)) {
      problem(
        key,
        'has no provider state; add the name to x-provider-states of the operation (an empty list if none is needed).',
      );
    }
    const request = requests.get(key);
    if (request === undefined && requestBody?.required === true) {
      problem(
        key,
        `the response ${response.status} has this example, the request body has not; add one of the same name.`,
      );
      return;
    }
    pairs.set(key, { key, requestBody: request, response, responseBody });
  };

  for (const response of operation.responses) {
    const reason = notExpressibleReason(response);
    for (const mediaType of response.content) {
      for (const example of mediaType.examples) {
        if (reason === undefined) add(example.name, response, { mediaType, example });
        else
          problem(
            example.name,
            `the response ${response.status} has ${notExpressibleExtension} and an example; remove one of them.`,
          );
      }
    }
  }
  const rest = [...new Set([...stateKeys, ...requests.keys()])].filter((key) => !pairs.has(key));
  const empty = operation.responses.filter(
    (response) => response.content.length === 0 && notExpressibleReason(response) === undefined,
  );
  const [onlyEmpty, ...otherEmpty] = empty;
  for (const key of rest) {
    if (onlyEmpty !== undefined && otherEmpty.length === 0) add(key, onlyEmpty, undefined);
    else
      problem(
        key,
        `has ${requests.has(key) ? 'a request' : 'a provider state'}, but no response example of this name; add one.`,
      );
  }
  return [...pairs.values()];
}
