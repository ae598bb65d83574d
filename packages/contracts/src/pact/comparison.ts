import * as comparatorModule from '@pactflow/openapi-pact-comparator';
import type { Contract } from '@opendas/openapi-pact';
import { isObject, type Json } from './json.ts';
import { matchPath } from './path-template.ts';

/** One thing that the comparator has to say. */
interface Result {
  readonly type: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly message: string;
  readonly mockDetails?: { readonly interactionDescription?: string | null };
}

/** The part of the comparator that is used here. */
interface ComparatorModule {
  readonly Comparator: new (documents: { readonly oas: object }) => { compare(pact: object): AsyncIterable<Result> };
}

// Its types re-export this class by a path without an extension, which ECMAScript modules do not have.
const { Comparator } = comparatorModule as unknown as ComparatorModule;

/**
 * Compares a pact with an OpenAPI document by `@pactflow/openapi-pact-comparator`, which shares no code with what made the pact.
 *
 * The comparator finds the operation of a request by its path, parameters included. A path parameter that is wrong on purpose
 * makes the request unknown to it, so such a request is compared with the path of another interaction of its operation.
 *
 * @returns What does not agree, one sentence each, errors and warnings alike.
 */
export async function compareWithDocument(
  document: object,
  pactText: string,
  contract: Contract,
): Promise<readonly string[]> {
  const pact: unknown = JSON.parse(pactText);
  if (!isObject(pact) || !Array.isArray(pact['interactions'])) throw new Error('The text is not a pact.');
  const interactions = (pact['interactions'] as readonly Json[]).map((interaction) =>
    withKnownPath(interaction, contract),
  );
  const comparator = new Comparator({ oas: document });
  const results: string[] = [];
  for await (const result of comparator.compare({ ...pact, interactions })) {
    if (result.type !== 'info') results.push(inWords(result));
  }
  return results;
}

function inWords({ type, code, message, mockDetails }: Result): string {
  return `${mockDetails?.interactionDescription ?? 'the pact'}: ${type} ${code}: ${message}`;
}

function withKnownPath(interaction: Json, { interactions }: Contract): Json {
  if (!isObject(interaction) || !isObject(interaction['request'])) return interaction;
  const own = interactions.find(({ description }) => description === interaction['description']);
  if (own === undefined || own.requestIsValid) return interaction;
  const template = own.reference.path;
  const right = interactions.find(
    ({ operationId, requestIsValid, request }) =>
      operationId === own.operationId && requestIsValid && matchPath(template, request.path),
  );
  return right === undefined
    ? interaction
    : { ...interaction, request: { ...interaction['request'], path: right.request.path } };
}
