import type { Json, JsonObject } from '@opendas/openapi-model';
import type { Body, Interaction } from './interaction.ts';

/** Who made the contract, and with whom. */
export interface Parties {
  readonly consumer: string;
  readonly provider: string;
}

/** Where a pact comes from, for its `metadata`. */
export interface PactOrigin {
  /** The document: `info.title`, `info.version`, and its version of the standard. */
  readonly openapi: { readonly title: string; readonly version: string; readonly openapi: string };
  /** Whether a client has sent every request, and understood every response, of the file. */
  readonly provenByClient: boolean;
}

/**
 * A pact file (Pact Specification V4) of interactions, sorted by description.
 *
 * Such a file says what the document says. It is a contract only after a consumer has sent every request of it.
 *
 * @param origin - Says so in the file. Default: nothing is said.
 */
export function pactFile(
  { consumer, provider }: Parties,
  interactions: readonly Interaction[],
  origin?: PactOrigin,
): JsonObject {
  return {
    consumer: { name: consumer },
    interactions: interactions.map(pactInteraction).toSorted(byDescription),
    metadata: {
      ...(origin === undefined ? {} : { openapi: { ...origin.openapi } }),
      pactSpecification: { version: '4.0' },
      ...(origin === undefined ? {} : { provenByClient: origin.provenByClient }),
    },
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
      ...(request.matchingRules === undefined ? {} : { matchingRules: pactRequestRules(interaction) }),
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

/** The matching rules of the request. */
export function pactRequestRules({ request: { matchingRules } }: Interaction): JsonObject {
  return matchingRules === undefined ? {} : { header: matchingRules.header as unknown as JsonObject };
}

/** The matching rules of the response, with the place of a status written as Pact wants it. */
export function pactRules({ response: { matchingRules } }: Interaction): JsonObject {
  const { status, header, body } = matchingRules;
  return {
    ...(body === undefined ? {} : { body: body as unknown as JsonObject }),
    ...(header === undefined ? {} : { header: header as unknown as JsonObject }),
    ...(status === undefined ? {} : { status: { $: status as unknown as JsonObject } }),
  };
}

function pactBody({ contentType, content, encoded }: Body): JsonObject {
  // A null would be no body.
  if (content === null) return { content: 'null', contentType, encoded: 'JSON' };
  return { content, contentType, encoded: encoded ?? false };
}

function byDescription(first: { readonly description: string }, second: { readonly description: string }): number {
  if (first.description === second.description) return 0;
  return first.description < second.description ? -1 : 1;
}
