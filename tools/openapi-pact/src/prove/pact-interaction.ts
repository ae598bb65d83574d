import { isJsonMediaType } from '@opendas/openapi-model';
import type { ConsumerPact } from '@pact-foundation/pact-core';
import type { Body, Fields, Interaction } from '../interaction.ts';
import { pactRequestRules, pactRules } from '../pact-file.ts';

/**
 * Adds an interaction to a pact that is being made.
 *
 * The request has no matching rules but for the boundary of multipart bodies: the client must send what the example says, to the letter.
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
  if (request.body !== undefined) made.withRequestBody(bodyText(request.body), request.body.contentType);
  addRules(pactRequestRules(interaction), (rules) => made.withRequestMatchingRules(rules));

  made.withStatus(response.status);
  each(response.headers, (name, index, value) => made.withResponseHeader(name, index, value));
  if (response.body !== undefined) made.withResponseBody(bodyText(response.body), response.body.contentType);
  addRules(pactRules(interaction), (rules) => made.withResponseMatchingRules(rules));
}

/** The text of a body as it is sent. Bytes are those of a text as well: what is sampled or written in a document is one. */
export function bodyText({ contentType, content, encoded }: Body): string {
  if (typeof content !== 'string') return JSON.stringify(content);
  if (encoded === 'base64') return Buffer.from(content, 'base64').toString();
  return isJsonMediaType(contentType) ? JSON.stringify(content) : content;
}

function addRules(rules: object, add: (rules: string) => boolean): void {
  if (Object.keys(rules).length > 0) add(JSON.stringify(rules));
}

function each(fields: Fields, add: (name: string, index: number, value: string) => void): void {
  for (const [name, values] of Object.entries(fields)) {
    for (const [index, value] of values.entries()) add(name, index, value);
  }
}
