import type { Model } from '@opendas/openapi-model';
import { parameterValues } from './call-input.ts';
import { ContractError, type ContractProblem } from './contract-error.ts';
import { coverageOf } from './coverage.ts';
import { readCredentials } from './credentials.ts';
import { pairExamples } from './example-pairs.ts';
import { interactionOfPair, type InteractionSource } from './interaction-of-pair.ts';
import { expectedStatus } from './interaction-response.ts';
import type { Contract } from './interaction.ts';
import type { RuleContext } from './rule-context.ts';
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
    const source: InteractionSource = {
      version: model.version,
      operation,
      credentials,
      context,
      parameters: (key) => parameterValues(operation, key, report),
      status: expectedStatus,
      report,
    };
    const interactions = pairs.flatMap((pair) => {
      const description = `${operation.operationId}: ${pair.response.status} ${pair.key}`;
      const interaction = interactionOfPair(pair, { description, providerStates: states.get(pair.key) ?? [] }, source);
      return interaction === undefined
        ? []
        : [{ response: pair.response, mediaType: pair.responseBody?.mediaType.mediaType, interaction }];
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
