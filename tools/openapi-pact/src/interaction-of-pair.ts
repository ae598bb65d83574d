import type { Operation, Response } from '@opendas/openapi-model';
import { bodyComplaints, callInput, requestComplaints, type ParameterValue } from './call-input.ts';
import type { ContractProblem } from './contract-error.ts';
import type { ExamplePair } from './example-pairs.ts';
import { interactionRequest } from './interaction-request.ts';
import { interactionResponse, type ExpectedStatus } from './interaction-response.ts';
import type { Credential, Interaction, ProviderState } from './interaction.ts';
import type { RuleContext } from './rule-context.ts';

/** What the pairs of an operation are made to interactions with. */
export interface InteractionSource {
  /** `info.version` of the document. */
  readonly version: string;
  readonly operation: Operation;
  readonly credentials: readonly Credential[];
  readonly context: RuleContext;
  /** The parameters of the call that shows the examples of this name. */
  readonly parameters: (key: string) => readonly ParameterValue[];
  /** The status to expect of a response; undefined where there is none. */
  readonly status: (response: Response) => ExpectedStatus | undefined;
  readonly report: (problem: ContractProblem) => void;
}

/** What an interaction is called and needs. */
export interface InteractionSetting {
  /** Unique in the document. */
  readonly description: string;
  readonly providerStates: readonly ProviderState[];
  /** Media type that the request asks for, where it must. */
  readonly accept?: string;
}

/** Makes the interaction of an example pair; undefined where it does not fit the document, which is reported. */
export function interactionOfPair(
  pair: ExamplePair,
  { description, providerStates, accept }: InteractionSetting,
  { version, operation, credentials, context, parameters, status: statusOf, report }: InteractionSource,
): Interaction | undefined {
  const { operationId, method, path } = operation;
  const { key, response, responseBody } = pair;
  const problem = (message: string): undefined => {
    report({ operationId, key, message });
    return undefined;
  };
  const values = parameters(key);
  const complaints = requestComplaints(values, pair, context.check);
  // A wrong request shows how an operation refuses it. Everything else must be asked for in the right way.
  if (complaints.length > 0 && !/^4(00|22|XX)$/.test(response.status)) {
    return problem(`the request does not fit the document: ${complaints.join('; ')}.`);
  }
  if (responseBody !== undefined) {
    const wrong = bodyComplaints(responseBody, context.check, 'response');
    if (wrong.length > 0) {
      return problem(`the response ${response.status} does not fit its schema: ${wrong.join('; ')}.`);
    }
  }
  const status = statusOf(response);
  if (status === undefined) {
    return problem(
      `the response ${response.status} has no status that an interaction could expect; list the statuses one by one.`,
    );
  }
  try {
    return {
      description,
      operationId,
      key,
      requestIsValid: complaints.length === 0,
      providerStates,
      reference: { operationId, method, path, status: response.status, version },
      credentials,
      input: callInput(values, pair),
      request: interactionRequest(operation, values, pair, credentials, context.resolve, accept),
      response: interactionResponse(pair, status, context),
    };
  } catch (error) {
    if (error instanceof RangeError) return problem(`the request cannot be written: ${error.message}.`);
    throw error;
  }
}
