import type { ConsumerPact } from '@pact-foundation/pact-core';
import type { Fields, Interaction } from '@opendas/openapi-pact';

/**
 * Adds an interaction to a pact that is being made.
 *
 * The request has no matching rules but for the headers of a signature: the client must send what the example says, to the letter.
 */
export function addInteraction(pact: ConsumerPact, interaction: Interaction): void {
  const { description, providerStates, reference, request, response } = interaction;
  const made = pact.newInteraction(description);
  made.uponReceiving(description);
  for (const { name, params } of providerStates) {
    if (params === undefined) made.given(name);
    else made.givenWithParams(name, JSON.stringify(params));
  }
  for (const [name, value] of Object.entries(reference)) made.addInteractionReference('openapi', name, value);

  made.withRequest(request.method, request.path);
  each(request.query, (name, index, value) => made.withQuery(name, index, value));
  each(request.headers, (name, index, value) => made.withRequestHeader(name, index, value));
  if (request.body !== undefined) {
    made.withRequestBody(JSON.stringify(request.body.content), request.body.contentType);
  }

  if (request.matchingRules !== undefined) made.withRequestMatchingRules(JSON.stringify(request.matchingRules));

  made.withStatus(response.status);
  each(response.headers, (name, index, value) => made.withResponseHeader(name, index, value));
  if (response.body !== undefined) {
    made.withResponseBody(JSON.stringify(response.body.content), response.body.contentType);
  }
  const { status, header, body } = response.matchingRules;
  if (status !== undefined || header !== undefined || body !== undefined) {
    made.withResponseMatchingRules(
      JSON.stringify({
        ...(body === undefined ? {} : { body }),
        ...(header === undefined ? {} : { header }),
        ...(status === undefined ? {} : { status: { $: status } }),
      }),
    );
  }
}

function each(fields: Fields, add: (name: string, index: number, value: string) => void): void {
  for (const [name, values] of Object.entries(fields)) {
    for (const [index, value] of values.entries()) add(name, index, value);
  }
}
