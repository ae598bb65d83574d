import { isJsonMediaType, type Response } from '@opendas/openapi-model';
import type { ExamplePair } from './example-pairs.ts';
import type { Fields, InteractionResponse } from './interaction.ts';
import { bodyRules, type Matchers, type RuleContext } from './matching-rules.ts';

/** Statuses that stand for a class, with the name that Pact has for the class (V4, matcher `statusCode`). */
const statusClasses: Readonly<Record<string, { readonly status: number; readonly name: string }>> = {
  '1XX': { status: 100, name: 'info' },
  '2XX': { status: 200, name: 'success' },
  '3XX': { status: 300, name: 'redirect' },
  '4XX': { status: 400, name: 'clientError' },
  '5XX': { status: 500, name: 'serverError' },
};

/** The least that the response of an example pair must be; undefined where its status says nothing (`default`). */
export function interactionResponse(
  { key, response, responseBody }: ExamplePair,
  context: RuleContext,
): InteractionResponse | undefined {
  const ofClass = statusClasses[response.status];
  const status = ofClass?.status ?? Number(response.status);
  if (Number.isNaN(status)) return undefined;
  const contentType = responseBody?.mediaType.mediaType;
  const statusRule: Matchers | undefined =
    ofClass === undefined ? undefined : { matchers: [{ match: 'statusCode', status: ofClass.name }] };
  return {
    status,
    headers: {
      ...exampleHeaders(response, key),
      ...(contentType === undefined ? {} : { 'Content-Type': [contentType] }),
    },
    ...(responseBody === undefined || contentType === undefined
      ? {}
      : { body: { contentType, content: responseBody.example.value } }),
    matchingRules: {
      ...(statusRule === undefined ? {} : { status: statusRule }),
      ...(responseBody === undefined || contentType === undefined || !isJsonMediaType(contentType)
        ? {}
        : { body: bodyRules(responseBody.mediaType.schema ?? true, responseBody.example.value, context) }),
    },
  };
}

/** Headers that have an example of this name: only those are promised. */
function exampleHeaders({ headers }: Response, key: string): Fields {
  return Object.fromEntries(
    headers.flatMap(({ name, examples }) => {
      const value = examples.find((example) => example.name === key)?.value;
      return value === undefined || value === null || typeof value === 'object' ? [] : [[name, [String(value)]]];
    }),
  );
}
