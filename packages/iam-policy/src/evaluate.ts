import { compilePolicy } from './compile-policy.ts';
import type { ApplicablePolicies, DecidingStatement, Decision, NamedPolicy } from './decision.ts';
import { matchingStatements } from './matching-statements.ts';
import type { Effect, PolicyType } from './policy.ts';
import type { AccessRequest } from './request.ts';
import { requestView, type RequestView } from './request-view.ts';

/** The statements that match, by effect. */
type Matching = Readonly<Record<Effect, readonly DecidingStatement[]>>;

/**
 * Decides a request. A statement that denies wins over all others, wherever it stands; then every level of service control policies
 * must allow; then an identity policy must allow, or the caller be the root of the account. Never throws for a request or a policy
 * of the declared types.
 */
export function evaluate(request: AccessRequest, policies: ApplicablePolicies): Decision {
  const view = requestView(request);
  const levels = policies.serviceControl.map((level) => matching(level, view));
  // Identity policies neither grant to the root of an account nor bind it.
  const identity = matching(policies.root === true ? [] : policies.identity, view);
  const denying = { serviceControl: levels.flatMap(({ Deny }) => Deny), identity: identity.Deny };
  if (denying.serviceControl.length > 0 || denying.identity.length > 0) {
    return {
      decision: 'explicitDeny',
      statements: [...denying.serviceControl, ...denying.identity],
      policyType: denying.serviceControl.length > 0 ? 'serviceControl' : 'identity',
    };
  }
  if (levels.some(({ Allow }) => Allow.length === 0)) return implicitDeny('serviceControl');
  if (policies.root === true) return { decision: 'allow', statements: [] };
  if (identity.Allow.length === 0) return implicitDeny('identity');
  return { decision: 'allow', statements: identity.Allow };
}

function implicitDeny(policyType: PolicyType): Decision {
  return { decision: 'implicitDeny', statements: [], policyType };
}

function matching(policies: readonly NamedPolicy[], request: RequestView): Matching {
  const byEffect = { Allow: [] as DecidingStatement[], Deny: [] as DecidingStatement[] };
  for (const { name, policy } of policies) {
    for (const { statement, index } of matchingStatements(compilePolicy(policy), request)) {
      byEffect[statement.effect].push({ policy: name, index, sid: statement.sid });
    }
  }
  return byEffect;
}
