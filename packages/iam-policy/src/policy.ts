import type { ConditionOperatorName } from './condition-operators.ts';

/** What a policy is for: it grants and denies to identities, or bounds the accounts of an organization. */
export type PolicyType = 'identity' | 'serviceControl';

/** The two grammars: of policies of the role model, and of identity policies and service control policies. */
export type PolicyVersion = '1.1' | '5.0';

export type Effect = 'Allow' | 'Deny';

/** A policy as it was read. Frozen: it is data, and is compiled once. */
export interface Policy {
  readonly version: PolicyVersion;
  readonly type: PolicyType;
  readonly statements: readonly Statement[];
}

export interface Statement {
  /** `Sid`, the name of the statement. */
  readonly sid: string | null;
  readonly effect: Effect;
  readonly action: PatternSet;
  /** Where the policy names no resource, the pattern `*`. */
  readonly resource: PatternSet;
  /** All of them must hold. */
  readonly conditions: readonly Condition[];
}

/** `Action` and `Resource`, or, where `except` is set, everything but these: `NotAction` and `NotResource`. */
export interface PatternSet {
  readonly except: boolean;
  /** As written; `*` stands for any run of characters, `?` for exactly one. */
  readonly patterns: readonly string[];
}

/** How an operator looks at a request key with several values. */
export type SetQualifier = 'ForAllValues' | 'ForAnyValue';

/** One key under one operator. */
export interface Condition {
  readonly qualifier: SetQualifier | null;
  readonly operator: ConditionOperatorName;
  /** Whether the operator has the suffix `IfExists`: an absent key counts as a match. */
  readonly ifExists: boolean;
  readonly key: string;
  /** At least one. */
  readonly values: readonly string[];
}

/** The operator of a condition as a policy writes it: `ForAnyValue:StringEqualsIfExists`. */
export function operatorText({ qualifier, operator, ifExists }: Condition): string {
  return `${qualifier === null ? '' : `${qualifier}:`}${operator}${ifExists ? 'IfExists' : ''}`;
}
