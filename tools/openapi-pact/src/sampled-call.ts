import {
  preferredMediaType,
  type Example,
  type Json,
  type MediaType,
  type Operation,
  type Parameter,
} from '@opendas/openapi-model';
import { bodyKind, isEmptyBody } from './body-content.ts';
import { bodyComplaints, type ParameterValue } from './call-input.ts';
import type { ExamplePair } from './example-pairs.ts';
import type { Sampler } from './sample/sampler.ts';
import type { Direction, SchemaCheck } from './schema-check/schema-check.ts';

/** What values are chosen with. */
export interface Sampling {
  readonly sample: Sampler;
  readonly check: SchemaCheck;
  /** Whether bodies of responses get the members that are not required as well. */
  readonly optional: boolean;
}

/** Something that a value was chosen for, or why there is none. */
export type Chosen<Value> = { readonly value: Value } | { readonly problem: string };

type ChosenBody = NonNullable<ExamplePair['requestBody']>;

/**
 * The parameters of the call that shows the examples of a name. A required parameter has the example of that name, the one named
 * `default`, or another one, as long as it fits; else a sample. An optional one has only the example of the name.
 */
export function chooseParameters(
  { parameters }: Operation,
  key: string,
  sampling: Sampling,
): Chosen<readonly ParameterValue[]> {
  const values: ParameterValue[] = [];
  for (const parameter of parameters) {
    const ofKey = parameter.examples.some(({ name }) => name === key);
    if (!parameter.required && (!ofKey || key === 'default')) continue;
    const chosen = chooseParameter(parameter, key, sampling);
    if ('problem' in chosen) return { problem: `${parameter.in} parameter ${parameter.name}: ${chosen.problem}` };
    values.push({ parameter, value: chosen.value });
  }
  return { value: values };
}

function chooseParameter(
  parameter: Parameter,
  key: string,
  { sample, check }: Sampling,
): Chosen<ParameterValue['value']> {
  const schema = parameter.schema ?? parameter.content?.schema ?? true;
  const examples = parameter.examples.length > 0 ? parameter.examples : (parameter.content?.examples ?? []);
  const fitting = inOrder(examples, key).find(({ value }) => check(schema, value, 'request').length === 0);
  return fitting ?? sample(schema, { direction: 'request', filled: true });
}

/** The parameters and the body of the call that shows every response of an operation that has no examples of its own. */
export function chooseCall(
  operation: Operation,
  sampling: Sampling,
): Chosen<{ readonly parameters: readonly ParameterValue[]; readonly requestBody: ExamplePair['requestBody'] }> {
  const parameters = chooseParameters(operation, 'default', sampling);
  if ('problem' in parameters) return parameters;
  const requestBody = chooseRequestBody(operation, 'default', sampling);
  if ('problem' in requestBody) return requestBody;
  return { value: { parameters: parameters.value, requestBody: requestBody.value } };
}

/** Methods whose body says what is to be done; every other body that is not required is left out (RFC 9110 §9.3). */
const methodsWithBody: ReadonlySet<string> = new Set(['post', 'put', 'patch']);

/** The body of the call that shows the examples of a name, in the media type that is preferred; undefined where it has none. */
function chooseRequestBody(
  { requestBody, method }: Operation,
  key: string,
  sampling: Sampling,
): Chosen<ChosenBody | undefined> {
  const mediaType = preferredMediaType(requestBody?.content ?? []);
  if (requestBody === undefined || mediaType === undefined) return { value: undefined };
  if (!requestBody.required && !methodsWithBody.has(method)) return { value: undefined };
  const chosen = chooseBody(mediaType, key, 'request', sampling);
  if (requestBody.required) return 'problem' in chosen ? { problem: `request body: ${chosen.problem}` } : chosen;
  const least = chooseBody(mediaType, key, 'request', sampling, false);
  const isLeftOut = 'problem' in chosen || 'problem' in least || isEmptyBody(mediaType, least.value.example.value);
  return { value: isLeftOut ? undefined : chosen.value };
}

/**
 * A body: the example of a name, the one named `default`, or another one, as long as it fits its schema; else a sample.
 *
 * @param filled - Whether objects get a member where they may. Default: in forms, which have no empty objects.
 */
export function chooseBody(
  mediaType: MediaType,
  key: string,
  direction: Direction,
  { sample, check, optional }: Sampling,
  filled = isForm(mediaType, {}),
): Chosen<ChosenBody> {
  const { schema, examples } = mediaType;
  const fitting = inOrder(examples, key).find(
    (example) =>
      isWritable(mediaType, example) && bodyComplaints({ mediaType, example }, check, direction).length === 0,
  );
  if (fitting !== undefined) return { value: { mediaType, example: fitting } };
  const made = sample(schema ?? true, {
    direction,
    optional: optional && direction === 'response',
    filled,
    least: !optional && direction === 'response',
  });
  if ('problem' in made) return made;
  return {
    value: { mediaType, example: { name: key, summary: undefined, value: made.value, pointer: mediaType.pointer } },
  };
}

/** A form is written from its members: a text that already is one could not be given to a client. */
function isWritable({ mediaType }: MediaType, { value }: Example): boolean {
  return !isForm({ mediaType }, value) || (typeof value === 'object' && value !== null);
}

function isForm({ mediaType }: Pick<MediaType, 'mediaType'>, value: Json): boolean {
  const kind = bodyKind(mediaType, value);
  return kind === 'form' || kind === 'multipart';
}

function inOrder(examples: readonly Example[], key: string): readonly Example[] {
  const rank = ({ name }: Example): number => (name === key ? 0 : name === 'default' ? 1 : 2);
  return examples.toSorted((first, second) => rank(first) - rank(second));
}
