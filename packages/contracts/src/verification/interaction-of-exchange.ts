import { sameJson, type Json } from '../pact/json.ts';
import type { PactInteraction } from '../pact/pact.ts';
import type { Exchange } from './exchange.ts';

/** The part of an exchange that says which interaction it is. */
export type SentRequest = Pick<Exchange, 'states' | 'method' | 'path' | 'query' | 'requestBody'>;

/** The interaction that the verifier sent a request for: the request does not name it. */
export function interactionOf(
  exchange: SentRequest,
  interactions: readonly PactInteraction[],
): PactInteraction | undefined {
  return interactions.find(
    ({ request, providerStates = [] }) =>
      request.method === exchange.method &&
      request.path === exchange.path &&
      sameQuery(request.query ?? {}, exchange.query) &&
      // Provider states are JSON; an interface is only not assignable to an index signature.
      sameJson(providerStates as unknown as Json, exchange.states as unknown as Json) &&
      sameJson(request.body?.content, parseBody(exchange.requestBody)),
  );
}

function sameQuery(expected: { readonly [name: string]: readonly string[] }, actual: string): boolean {
  const parameters = new URLSearchParams(actual);
  const names = new Set([...Object.keys(expected), ...parameters.keys()]);
  return [...names].every((name) => sameJson([...(expected[name] ?? [])], parameters.getAll(name)));
}

function parseBody(text: string): Json | undefined {
  if (text === '') return undefined;
  // The verifier sends what the pact has: JSON.
  return JSON.parse(text) as Json;
}
