export { consumerTest, type ConsumerModules } from './consumer-test.ts';
export { ContractError, type ContractProblem } from './contract-error.ts';
export { generatedFiles, type GeneratedFile, type GenerationOptions } from './generated-files.ts';
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
export {
  bodyRules,
  type BodyRules,
  type Matcher,
  type Matchers,
  type MatchingRules,
  type RuleContext,
  type Variant,
} from './matching-rules.ts';
export { pactFile, pactInteraction, pactRules, type Parties } from './pact-file.ts';
export { readContract } from './read-contract.ts';
export { verifierRegex } from './verifier-regex.ts';
