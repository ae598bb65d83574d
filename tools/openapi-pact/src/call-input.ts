import type { Json, JsonObject, Operation, Parameter } from '@opendas/openapi-model';
import { bodyKind } from './body-content.ts';
import type { ContractProblem } from './contract-error.ts';
import type { ExamplePair } from './example-pairs.ts';
import type { CallInput } from './interaction.ts';
import type { Direction, SchemaCheck } from './schema-check/schema-check.ts';

/** A parameter with the value that it has in one call. */
export interface ParameterValue {
  readonly parameter: Parameter;
  readonly value: Json;
}

/**
 * The parameters of the call of an example pair. A required parameter without an example of the pair's name takes the one named
 * `default`, else its first. An optional parameter is left out.
 */
export function parameterValues(
  { operationId, parameters }: Operation,
  key: string,
  report: (problem: ContractProblem) => void,
): readonly ParameterValue[] {
  return parameters.flatMap((parameter) => {
    const { examples, required, name } = parameter;
    const ofKey = examples.find((example) => example.name === key);
    const fallback = examples.find((example) => example.name === 'default') ?? examples[0];
    const example = ofKey ?? (required ? fallback : undefined);
    if (example !== undefined) return [{ parameter, value: example.value }];
    if (required) {
      report({
        operationId,
        key,
        message: `the required ${parameter.in} parameter ${name} has no example; add one named default.`,
      });
    }
    return [];
  });
}

/** The input of the call, as a client takes it. */
export function callInput(values: readonly ParameterValue[], { requestBody }: ExamplePair): CallInput {
  const at = (place: Parameter['in']): JsonObject | undefined => {
    const entries = values.filter(({ parameter }) => parameter.in === place);
    if (entries.length === 0) return undefined;
    return Object.fromEntries(entries.map(({ parameter, value }) => [parameter.name, value]));
  };
  const [path, query, header, cookie] = [at('path'), at('query'), at('header'), at('cookie')];
  return {
    ...(path === undefined ? {} : { path }),
    ...(query === undefined ? {} : { query }),
    ...(header === undefined ? {} : { header }),
    ...(cookie === undefined ? {} : { cookie }),
    ...(requestBody === undefined ? {} : { body: requestBody.example.value }),
  };
}

/** What the document has against a request; nothing where the request fits. */
export function requestComplaints(
  values: readonly ParameterValue[],
  { requestBody }: ExamplePair,
  check: SchemaCheck,
): readonly string[] {
  const ofParameters = values.flatMap(({ parameter, value }) => {
    const schema = parameter.schema ?? parameter.content?.schema ?? true;
    return check(schema, value, 'request').map(
      (complaint) => `${parameter.in} parameter ${parameter.name}: ${complaint}`,
    );
  });
  const ofBody =
    requestBody === undefined
      ? []
      : bodyComplaints(requestBody, check, 'request').map((complaint) => `request body: ${complaint}`);
  return [...ofParameters, ...ofBody];
}

/** What the schema of a body has against its example. The text of a body that is neither JSON nor a form is not what its schema describes. */
export function bodyComplaints(
  { mediaType, example }: NonNullable<ExamplePair['requestBody']>,
  check: SchemaCheck,
  direction: Direction,
): readonly string[] {
  const kind = bodyKind(mediaType.mediaType, example.value);
  if (typeof example.value === 'string' && (kind === 'xml' || kind === 'text' || kind === 'binary')) return [];
  return check(mediaType.schema ?? true, example.value, direction);
}
