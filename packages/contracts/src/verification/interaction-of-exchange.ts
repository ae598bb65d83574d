import { sortMembers, type Json } from '../pact/json.ts';
import type { PactInteraction } from '../pact/pact.ts';
import type { Exchange } from './exchange.ts';

/** The part of an exchange that says which interaction it is. */
export type SentRequest = Pick<Exchange, 'states' | 'method' | 'path' | 'query' | 'requestBody'>;

/** Finds the interaction that the verifier sent a request for: the request does not name it. */
export type InteractionIndex = (sent: SentRequest) => PactInteraction | undefined;

/** Makes the interactions of a pact findable by what the verifier sends. */
export function indexInteractions(interactions: readonly PactInteraction[]): InteractionIndex {
  const byKey = new Map(
    interactions.map((interaction) => {
      const { request, providerStates = [] } = interaction;
      const query = Object.entries(request.query ?? {}).flatMap(([name, values]) =>
        values.map((value) => [name, value]),
      );
      return [keyOf(request.method, request.path, query, providerStates, request.body?.content), interaction];
    }),
  );
  return ({ method, path, query, states, requestBody }) => {
    // The verifier sends what the pact has: JSON, or no body.
    const body = requestBody === '' ? undefined : (JSON.parse(requestBody) as Json);
    return byKey.get(keyOf(method, path, [...new URLSearchParams(query)], states, body));
  };
}

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
