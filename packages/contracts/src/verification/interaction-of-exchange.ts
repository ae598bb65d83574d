import { sortMembers, type Json } from '../pact/json.ts';
import type { PactInteraction } from '../pact/pact.ts';
import type { Exchange } from './exchange.ts';

/** The part of an exchange that says which interaction it is. */
export type SentRequest = Pick<Exchange, 'states' | 'method' | 'path' | 'query' | 'requestHeaders' | 'requestBody'>;

/** Finds the interaction that the verifier sent a request for: the request does not name it. */
export type InteractionIndex = (sent: SentRequest) => PactInteraction | undefined;

/**
 * Makes the interactions of a pact findable by what the verifier sends. Where several differ in their headers only, the one with the
 * most headers that were all sent is meant.
 *
 * @throws Error where two interactions send the same, headers included, in the same states.
 */
export function indexInteractions(interactions: readonly PactInteraction[]): InteractionIndex {
  const byKey = new Map<string, PactInteraction[]>();
  for (const interaction of interactions) {
    const { request, providerStates = [] } = interaction;
    const query = Object.entries(request.query ?? {}).flatMap(([name, values]) => values.map((value) => [name, value]));
    const key = keyOf(request.method, request.path, query, providerStates, request.body?.content);
    const alike = byKey.get(key) ?? [];
    const twin = alike.find((other) => headersOf(other) === headersOf(interaction));
    if (twin !== undefined) {
      throw new Error(
        `"${twin.description}" and "${interaction.description}" send the same request in the same states. Give one of them another example.`,
      );
    }
    byKey.set(
      key,
      [...alike, interaction].toSorted((a, b) => headerCount(b) - headerCount(a)),
    );
  }
  return ({ method, path, query, states, requestBody, requestHeaders }) => {
    // The verifier sends what the pact has: JSON, or no body.
    const body = requestBody === '' ? undefined : (JSON.parse(requestBody) as Json);
    return byKey
      .get(keyOf(method, path, [...new URLSearchParams(query)], states, body))
      ?.find(({ request }) =>
        Object.entries(request.headers ?? {}).every(
          ([name, values]) => requestHeaders[name.toLowerCase()] === values.join(', '),
        ),
      );
  };
}

const headersOf = ({ request }: PactInteraction): string => JSON.stringify(sortMembers(request.headers ?? {}));
const headerCount = ({ request }: PactInteraction): number => Object.keys(request.headers ?? {}).length;

function keyOf(
  method: string,
  path: string,
  query: readonly (readonly string[])[],
  states: readonly object[],
  body: Json | undefined,
): string {
  // Provider states are JSON; an interface is only not assignable to an index signature.
  const parts = [states as unknown as Json, body ?? null];
  const parameters = query.map((parameter) => JSON.stringify(parameter)).toSorted();
  return JSON.stringify([method, path, parameters, sortMembers(parts)]);
}
