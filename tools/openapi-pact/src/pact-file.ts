import type { Json, JsonObject } from '@opendas/openapi-model';
import type { Body, Interaction } from './interaction.ts';

/** Who made the contract, and with whom. */
export interface Parties {
  readonly consumer: string;
  readonly provider: string;
}

/**
 * A pact file (Pact Specification V4) of interactions, sorted by description.
 *
 * Such a file says what the document says. It is a contract only after a consumer has sent every request of it.
 */
export function pactFile({ consumer, provider }: Parties, interactions: readonly Interaction[]): JsonObject {
  return {
    consumer: { name: consumer },
    interactions: interactions.map(pactInteraction).toSorted(byDescription),
    metadata: { pactSpecification: { version: '4.0' } },
    provider: { name: provider },
  };
}

/** An interaction as it stands in a pact file. */
export function pactInteraction(interaction: Interaction): JsonObject & { readonly description: string } {
  const { description, providerStates, reference, request, response } = interaction;
  // Everything here is JSON already; interfaces are only not assignable to an index signature.
  return {
    comments: { references: { openapi: { ...reference } } },
    description,
    pending: false,
    ...(providerStates.length > 0 ? { providerStates: providerStates as unknown as Json } : {}),
    request: {
      method: request.method,
      path: request.path,
      ...(Object.keys(request.query).length > 0 ? { query: request.query } : {}),
      ...(Object.keys(request.headers).length > 0 ? { headers: request.headers } : {}),
      ...(request.body === undefined ? {} : { body: pactBody(request.body) }),
    },
    response: {
      status: response.status,
      ...(Object.keys(response.headers).length > 0 ? { headers: response.headers } : {}),
      ...(response.body === undefined ? {} : { body: pactBody(response.body) }),
      ...(Object.keys(response.matchingRules).length > 0 ? { matchingRules: pactRules(interaction) } : {}),
    },
    type: 'Synchronous/HTTP',
  };
}

/** The matching rules of the response, with the place of a status written as Pact wants it. */
export function pactRules({ response: { matchingRules } }: Interaction): JsonObject {
  const { status, body } = matchingRules;
  return {
    ...(body === undefined ? {} : { body: body as unknown as JsonObject }),
    ...(status === undefined ? {} : { status: { $: status as unknown as JsonObject } }),
  };
}

function pactBody({ contentType, content }: Body): JsonObject {
  return { content, contentType, encoded: false };
}

function byDescription(first: { readonly description: string }, second: { readonly description: string }): number {
  if (first.description === second.description) return 0;
  return first.description < second.description ? -1 : 1;
}
