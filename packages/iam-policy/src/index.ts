export type { ApplicablePolicies, DecidingStatement, Decision, NamedPolicy } from './decision.ts';
export { denyText } from './deny-text.ts';
export { evaluate } from './evaluate.ts';
export { explain } from './explain.ts';
export { parsePolicy, type ParsedPolicy, type ParsePolicyOptions } from './parse-policy.ts';
export type {
  Condition,
  Effect,
  PatternSet,
  Policy,
  PolicyType,
  PolicyVersion,
  SetQualifier,
  Statement,
} from './policy.ts';
export type { PolicyMistake } from './policy-mistake.ts';
export type { AccessRequest, ContextValue } from './request.ts';
export { conditionOperatorNames, type ConditionOperatorName } from './condition-operators.ts';
