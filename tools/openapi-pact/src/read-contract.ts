import type { Model } from '@opendas/openapi-model';
import { parameterValues } from './call-input.ts';
import { ContractError, type ContractProblem } from './contract-error.ts';
import { coverageOf } from './coverage.ts';
import { readCredentials, signedCredentials } from './credentials.ts';
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
    const signed = signedCredentials(model, operation);
    // What an operation answers does not depend on the credentials: the first success shows that it may be signed too.
    const isShown = signed.length === 0 || signed[0]?.scheme === credentials[0]?.scheme;
    const pairToSign = isShown ? undefined : pairs.find(({ response }) => response.status.startsWith('2'));
    const interactions = [
      ...pairs.map((pair) => ({ pair, by: source, suffix: '' })),
      ...(pairToSign === undefined
        ? []
        : [{ pair: pairToSign, by: { ...source, credentials: signed }, suffix: `/${signed[0]?.scheme}` }]),
    ].flatMap(({ pair, by, suffix }) => {
      const description = `${operation.operationId}: ${pair.response.status} ${pair.key}${suffix}`;
      const interaction = interactionOfPair(pair, { description, providerStates: states.get(pair.key) ?? [] }, by);
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
