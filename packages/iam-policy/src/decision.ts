import type { Policy, PolicyType } from './policy.ts';

/** A policy, and the name that decisions show it by. */
export interface NamedPolicy {
  readonly name: string;
  readonly policy: Policy;
}

/** The policies that apply to a request. */
export interface ApplicablePolicies {
  /** Those attached to the caller and to the caller's groups. */
  readonly identity: readonly NamedPolicy[];
  /**
   * Service control policies, a list for each level above the caller: organization root, organizational units, account.
   * Each level must allow. No levels: nothing bounds the account, since it is in no organization.
   */
  readonly serviceControl: readonly (readonly NamedPolicy[])[];
  /** Whether the caller is the root of the account: needs no identity policy, and is bound by service control policies. */
  readonly root?: boolean;
}

/** A statement that decided. */
export interface DecidingStatement {
  /** Name of the policy. */
  readonly policy: string;
  /** Position in the policy, from 0. */
  readonly index: number;
  readonly sid: string | null;
}

export interface Decision {
  readonly decision: 'allow' | 'explicitDeny' | 'implicitDeny';
  /**
   * For `allow` every statement of an identity policy that allows; for `explicitDeny` every statement that denies, of service
   * control policies first; for `implicitDeny` none.
   */
  readonly statements: readonly DecidingStatement[];
  /** For denies, the type of policy that denies, or that fails to allow. */
  readonly policyType?: PolicyType;
}
