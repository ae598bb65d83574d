import { preferredMediaType, type MediaType, type Model, type Operation, type Response } from '@opendas/openapi-model';
import type { ContractProblem } from './contract-error.ts';
import { coverageOf, type MadeInteraction } from './coverage.ts';
import { sampleCredentials } from './credentials.ts';
import { defaultStatus } from './default-status.ts';
import { notExpressibleReason, type ExamplePair } from './example-pairs.ts';
import { interactionOfPair, type InteractionSetting, type InteractionSource } from './interaction-of-pair.ts';
import { expectedStatus } from './interaction-response.ts';
import type { CoverageCell, Interaction } from './interaction.ts';
import type { RuleContext } from './rule-context.ts';
import { namedPairs } from './named-pairs.ts';
import { promisedPart } from './promised-part.ts';
import { readProviderStates } from './provider-states.ts';
import { createSampler } from './sample/sampler.ts';
import { chooseBody, chooseCall, chooseParameters, type Chosen, type Sampling } from './sampled-call.ts';
import { createSchemaCheck } from './schema-check/schema-check.ts';
import { createSchemaResolution } from './schema-resolution.ts';
import { selectStatuses, type StatusSelection } from './statuses.ts';

/** Which interactions of a document are made, and how. */
export interface DocumentInteractionsOptions {
  /** Codes, classes and `default`. Default: {@link defaultStatuses}. */
  readonly statuses?: readonly string[];
  /** Whether sampled bodies of responses get the members that are not required as well. Default: `false`. */
  readonly optional?: boolean;
}

/** The interactions of a document, in document order. */
export interface DocumentInteractions {
  readonly interactions: readonly Interaction[];
  readonly coverage: readonly CoverageCell[];
  /** What could not be shown, and why. */
  readonly warnings: readonly ContractProblem[];
}

/**
 * Makes an interaction for every operation, selected status and media type of a response, of any document.
 *
 * Examples of one name in request and response make an interaction of that name. Everywhere else the values are examples that fit their
 * schema, or samples. The provider state is that of `x-provider-states` for the name, else one with the description of the interaction.
 *
 * @throws {@link StatusError} where a status is none.
 * @example
 * ```ts
 * const { interactions } = documentInteractions(loadModel('openapi.yaml'), { statuses: ['2xx', '404'] });
 * ```
 */
export function documentInteractions(
  model: Model,
  { statuses, optional = false }: DocumentInteractionsOptions = {},
): DocumentInteractions {
  const isSelected = selectStatuses(statuses);
  const check = createSchemaCheck(model, { formats: true });
  const sampling: Sampling = { sample: createSampler(model), check, optional };
  const context: RuleContext = { resolve: createSchemaResolution(model), check };
  const warnings: ContractProblem[] = [];
  const report = (problem: ContractProblem): void => {
    warnings.push(problem);
  };
  const byOperation = model.operations.map((operation) => {
    const made = operationInteractions({ model, operation, isSelected, sampling, context, report });
    return { made, coverage: coverageOf(operation, made) };
  });
  return {
    interactions: byOperation.flatMap(({ made }) => made.map(({ interaction }) => interaction)),
    coverage: byOperation.flatMap(({ coverage }) => coverage),
    warnings,
  };
}

interface OperationSource {
  readonly model: Model;
  readonly operation: Operation;
  readonly isSelected: StatusSelection;
  readonly sampling: Sampling;
  readonly context: RuleContext;
  readonly report: (problem: ContractProblem) => void;
}

function operationInteractions(source: OperationSource): readonly MadeInteraction[] {
  const { model, operation, isSelected, sampling, context, report } = source;
  const { operationId, responses } = operation;
  if (responses.length === 0) {
    report({ operationId, message: 'nothing can be expected: the operation has no responses.' });
    return [];
  }
  const request = chooseCall(operation, sampling);
  if ('problem' in request) {
    report({ operationId, message: `no request can be made: ${request.problem}.` });
    return [];
  }
  const states = readProviderStates(operation, report);
  const named = namedPairs(operation, new Set(states.keys()), report);
  const call: InteractionSource = {
    version: model.version,
    operation,
    credentials: sampleCredentials(model, operation),
    context,
    parameters(key) {
      const chosen = chooseParameters(operation, key, sampling);
      return 'value' in chosen ? chosen.value : request.value.parameters;
    },
    status: (response) => expectedStatus(response) ?? defaultStatus(operation),
    report,
  };

  const promised = (pair: ExamplePair): ExamplePair => withPromisedPart(pair, context);
  const ofResponse = (response: Response, mediaType: MediaType | undefined): readonly MadeInteraction[] => {
    const ofNames = named
      .filter((pair) => pair.response === response && pair.responseBody?.mediaType === mediaType)
      .flatMap((pair) => {
        const setting = settingOf(operation, response, mediaType, pair.key);
        const providerStates = states.get(pair.key) ?? setting.providerStates;
        return interactionOfPair(promised(pair), { ...setting, providerStates }, call) ?? [];
      });
    const interactions = ofNames.length > 0 ? ofNames : sampled(response, mediaType);
    return interactions.map((interaction) => ({ response, mediaType: mediaType?.mediaType, interaction }));
  };
  const sampled = (response: Response, mediaType: MediaType | undefined): readonly Interaction[] => {
    const body = responseBodyOf(operation, response, mediaType, sampling);
    if ('problem' in body) {
      report({ operationId, message: `no response ${response.status} can be made: ${body.problem}.` });
      return [];
    }
    const pair: ExamplePair = {
      key: 'default',
      requestBody: request.value.requestBody,
      response,
      responseBody: body.value,
    };
    const setting = settingOf(operation, response, mediaType);
    const interaction = interactionOfPair(promised(pair), setting, {
      ...call,
      context: { ...context, isSample: true },
    });
    return interaction === undefined ? [] : [interaction];
  };
  return responses
    .filter((response) => isSelected(response.status) && notExpressibleReason(response) === undefined)
    .flatMap((response) => mediaTypesOf(response).flatMap((mediaType) => ofResponse(response, mediaType)));
}

function withPromisedPart(pair: ExamplePair, context: RuleContext): ExamplePair {
  const { responseBody } = pair;
  if (responseBody === undefined) return pair;
  const { mediaType, example } = responseBody;
  const value = promisedPart(mediaType.schema ?? true, example.value, context);
  return { ...pair, responseBody: { mediaType, example: { ...example, value } } };
}

/** The media types of a response; undefined for a response without content. */
function mediaTypesOf({ content }: Response): readonly (MediaType | undefined)[] {
  return content.length === 0 ? [undefined] : content;
}

/** What an interaction is called, which is also the state that it needs where the document names none. */
function settingOf(
  { operationId }: Operation,
  { status, content }: Response,
  mediaType: MediaType | undefined,
  key?: string,
): InteractionSetting {
  const isPreferred = mediaType === undefined || mediaType === preferredMediaType(content);
  const words = [status, ...(key === undefined ? [] : [key]), ...(isPreferred ? [] : [mediaType.mediaType])];
  const description = `${operationId}: ${words.join(' ')}`;
  return {
    description,
    providerStates: [{ name: description }],
    ...(isPreferred ? {} : { accept: mediaType.mediaType }),
  };
}

/** The body of a response; none where HTTP has none (RFC 9110 §6.4.1), or where the document says nothing of it. */
function responseBodyOf(
  { method }: Operation,
  { status }: Response,
  mediaType: MediaType | undefined,
  sampling: Sampling,
): Chosen<ExamplePair['responseBody']> {
  const isBodiless = method === 'head' || /^(?:1..|204|205|304)$/.test(status);
  const isOpen = mediaType?.schema === undefined && mediaType?.examples.length === 0;
  if (mediaType === undefined || isBodiless || isOpen) return { value: undefined };
  return chooseBody(mediaType, 'default', 'response', sampling);
}
