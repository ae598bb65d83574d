import type { Model, Operation } from '@opendas/openapi-model';
import { callInput, parameterValues, requestComplaints } from './call-input.ts';
import { ContractError, type ContractProblem } from './contract-error.ts';
import { readCredentials } from './credentials.ts';
import { notExpressibleReason, pairExamples, type ExamplePair } from './example-pairs.ts';
import { interactionRequest } from './interaction-request.ts';
import { interactionResponse } from './interaction-response.ts';
import type { Contract, CoverageCell, Credential, Interaction, ProviderState } from './interaction.ts';
import type { RuleContext } from './matching-rules.ts';
import { readProviderStates } from './provider-states.ts';
import { createSchemaCheck } from './schema-check/schema-check.ts';
import { createSchemaResolution } from './schema-resolution.ts';

/**
 * Reads the interactions of a document from its named examples, and what they cover.
 *
 * @throws {@link ContractError} with every example that does not fit, lacks its pair or has no provider state.
 */
export function readContract(model: Model): Contract {
  const problems: ContractProblem[] = [];
  const report = (problem: ContractProblem): void => {
    problems.push(problem);
  };
  const context: RuleContext = { resolve: createSchemaResolution(model), check: createSchemaCheck(model) };
  const byOperation = model.operations.map((operation) => {
    const states = readProviderStates(operation, report);
    const pairs = pairExamples(operation, new Set(states.keys()), report);
    const credentials = pairs.length === 0 ? [] : readCredentials(model, operation, report);
    const source = { version: model.version, operation, credentials, context, report };
    const interactions = pairs.flatMap((pair) => {
      const interaction = interactionOf(pair, states.get(pair.key) ?? [], source);
      return interaction === undefined ? [] : [{ pair, interaction }];
    });
    return {
      interactions: interactions.map(({ interaction }) => interaction),
      coverage: coverageOf(operation, interactions),
    };
  });
  if (problems.length > 0) throw new ContractError(problems);
  return {
    title: model.title,
    version: model.version,
    interactions: byOperation.flatMap(({ interactions }) => interactions),
    coverage: byOperation.flatMap(({ coverage }) => coverage),
  };
}

interface InteractionSource {
  readonly version: string;
  readonly operation: Operation;
  readonly credentials: readonly Credential[];
  readonly context: RuleContext;
  readonly report: (problem: ContractProblem) => void;
}

function interactionOf(
  pair: ExamplePair,
  providerStates: readonly ProviderState[],
  { version, operation, credentials, context, report }: InteractionSource,
): Interaction | undefined {
  const { operationId, method, path } = operation;
  const { key, response, responseBody } = pair;
  const problem = (message: string): undefined => {
    report({ operationId, key, message });
    return undefined;
  };
  const values = parameterValues(operation, key, report);
  const complaints = requestComplaints(values, pair, context.check);
  // A wrong request shows how an operation refuses it. Everything else must be asked for in the right way.
  if (complaints.length > 0 && !/^4(00|22|XX)$/.test(response.status)) {
    return problem(`the request does not fit the document: ${complaints.join('; ')}.`);
  }
  if (responseBody !== undefined) {
    const wrong = context.check(responseBody.mediaType.schema ?? true, responseBody.example.value);
    if (wrong.length > 0)
      return problem(`the response ${response.status} does not fit its schema: ${wrong.join('; ')}.`);
  }
  const expected = interactionResponse(pair, context);
  if (expected === undefined) {
    return problem(
      `the response ${response.status} has no status that an interaction could expect; list the statuses one by one.`,
    );
  }
  try {
    return {
      description: `${operationId}: ${response.status} ${key}`,
      operationId,
      key,
      requestIsValid: complaints.length === 0,
      providerStates,
      reference: { operationId, method, path, status: response.status, version },
      credentials,
      input: callInput(values, pair),
      request: interactionRequest(operation, values, pair, credentials),
      response: expected,
    };
  } catch (error) {
    if (error instanceof RangeError) return problem(`the request cannot be written: ${error.message}.`);
    throw error;
  }
}

function coverageOf(
  { operationId, method, path, responses }: Operation,
  interactions: readonly { readonly pair: ExamplePair; readonly interaction: Interaction }[],
): readonly CoverageCell[] {
  return responses.flatMap((response) => {
    const { status, content } = response;
    const reason = notExpressibleReason(response);
    const mediaTypes = content.length === 0 ? [undefined] : content.map(({ mediaType }) => mediaType);
    return mediaTypes.map((mediaType) => ({
      operationId,
      method,
      path,
      status,
      ...(mediaType === undefined ? {} : { mediaType }),
      interactions: interactions
        .filter(({ pair }) => pair.response === response && pair.responseBody?.mediaType.mediaType === mediaType)
        .map(({ interaction }) => interaction.description),
      ...(reason === undefined ? {} : { notExpressible: reason }),
    }));
  });
}
