export { consumerTest, type ConsumerModules } from './consumer-test.ts';
export { ContractError, type ContractProblem } from './contract-error.ts';
export {
  documentInteractions,
  type DocumentInteractions,
  type DocumentInteractionsOptions,
} from './document-interactions.ts';
export { generatedFiles, type GeneratedFile, type GenerationOptions } from './generated-files.ts';
export { interactionsFile } from './interactions-file.ts';
export type {
  Body,
  CallInput,
  Contract,
  CoverageCell,
  Credential,
  DocumentReference,
  Fields,
  Interaction,
  InteractionRequest,
  InteractionResponse,
  ProviderState,
} from './interaction.ts';
export type { BodyRules, HeaderRules, Matcher, Matchers, MatchingRules, Variant } from './matchers.ts';
export { bodyRules } from './matching-rules.ts';
export type { RuleContext } from './rule-context.ts';
export { pactFile, pactInteraction, pactRules, type PactOrigin, type Parties } from './pact-file.ts';
export type { ClientAnswer, ClientCall } from './prove/client-call.ts';
export { readContract } from './read-contract.ts';
export { createSampler, type Sample, type SampleOptions, type Sampler } from './sample/sampler.ts';
export {
  createSchemaCheck,
  type Direction,
  type SchemaCheck,
  type SchemaCheckOptions,
} from './schema-check/schema-check.ts';
export { defaultStatuses, selectStatuses, StatusError, type StatusSelection } from './statuses.ts';
export { verifierRegex } from './verifier-regex.ts';
