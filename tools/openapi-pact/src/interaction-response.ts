import { isJsonMediaType, type Json, type Response } from '@opendas/openapi-model';
import { bodyContent, bodyKind } from './body-content.ts';
import type { ExamplePair } from './example-pairs.ts';
import type { Fields, InteractionResponse } from './interaction.ts';
import { headerRules } from './header-rules.ts';
import type { BodyRules, Matchers } from './matchers.ts';
import { bodyRules } from './matching-rules.ts';
import type { RuleContext } from './rule-context.ts';
import { textOf } from './parameter-style.ts';
import { anything } from './scalar-matchers.ts';

/** A status to expect, with the matcher that accepts what else the response stands for. */
export interface ExpectedStatus {
  readonly status: number;
  readonly rule?: Matchers;
}

/** Statuses that stand for a class, with the name that Pact has for the class (V4, matcher `statusCode`). */
const statusClasses: Readonly<Record<string, ExpectedStatus>> = {
  '1XX': classOf(100, 'info'),
  '2XX': classOf(200, 'success'),
  '3XX': classOf(300, 'redirect'),
  '4XX': classOf(400, 'clientError'),
  '5XX': classOf(500, 'serverError'),
};

/** The status of a response; undefined where it says nothing (`default`). */
export function expectedStatus({ status }: Response): ExpectedStatus | undefined {
  if (status === 'default') return undefined;
  return statusClasses[status] ?? { status: Number(status) };
}

/** The least that the response of an example pair must be. */
export function interactionResponse(
  { key, response, responseBody }: ExamplePair,
  { status, rule }: ExpectedStatus,
  context: RuleContext,
): InteractionResponse {
  const body =
    responseBody === undefined
      ? undefined
      : bodyContent(responseBody.mediaType, responseBody.example.value, context.resolve);
  const rules =
    responseBody === undefined ? undefined : rulesOfBody(responseBody.mediaType, responseBody.example.value, context);
  const ofHeaders = headerRules(response, key, context);
  return {
    status,
    headers: {
      ...exampleHeaders(response, key),
      ...(body === undefined ? {} : { 'Content-Type': [body.contentType] }),
    },
    ...(body === undefined ? {} : { body }),
    matchingRules: {
      ...(rule === undefined ? {} : { status: rule }),
      ...(ofHeaders === undefined ? {} : { header: ofHeaders }),
      ...(rules === undefined ? {} : { body: rules }),
    },
  };
}

function classOf(status: number, name: string): ExpectedStatus {
  return { status, rule: { matchers: [{ match: 'statusCode', status: name }] } };
}

type ResponseMediaType = NonNullable<ExamplePair['responseBody']>['mediaType'];

/** Matching rules of a body; undefined where it must be the example to the letter. */
function rulesOfBody(
  { mediaType, schema = true }: ResponseMediaType,
  example: Json,
  context: RuleContext,
): BodyRules | undefined {
  if (isJsonMediaType(mediaType)) return bodyRules(schema, example, context);
  if (context.isSample !== true) return undefined;
  const kind = bodyKind(mediaType, example);
  if (kind === 'json') return bodyRules(schema, example, context);
  // The verifier asks bytes of a regex to be UTF-8.
  return { $: { matchers: [kind === 'binary' ? { match: 'notEmpty' } : anything] } };
}

/** Headers that have an example of this name: only those are promised. */
function exampleHeaders({ headers }: Response, key: string): Fields {
  return Object.fromEntries(
    headers.flatMap(({ name, examples }) => {
      const value = examples.find((example) => example.name === key)?.value;
      return value === undefined || value === null || typeof value === 'object' ? [] : [[name, [textOf(value)]]];
    }),
  );
}
