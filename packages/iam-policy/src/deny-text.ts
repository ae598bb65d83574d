import type { Decision } from './decision.ts';
import type { PolicyType } from './policy.ts';
import type { AccessRequest } from './request.ts';

/** What people call the types of policies. */
export const policyTypeNames: Readonly<Record<PolicyType, string>> = {
  identity: 'identity policy',
  serviceControl: 'service control policy',
};

/**
 * The sentence that a denied caller reads (the pieces and their order: iam_01_0931).
 *
 * @param principalUrn - Who was denied: `iam::<account id>:user:<name>`.
 * @throws RangeError where the decision is no deny.
 * @example
 * ```ts
 * denyText('iam::a1:user:mia', request, decision);
 * // iam::a1:user:mia is not authorized to perform das:connection:delete on resource das:r1:a1:connection:c1
 * // because no identity policy allows the das:connection:delete action
 * ```
 */
export function denyText(principalUrn: string, request: AccessRequest, decision: Decision): string {
  const { action, resource } = request;
  if (decision.policyType === undefined) throw new RangeError('An allowed request has no deny text.');
  const type = policyTypeNames[decision.policyType];
  const article = decision.policyType === 'identity' ? 'an' : 'a';
  const reason =
    decision.decision === 'explicitDeny'
      ? `because of an explicit deny in ${article} ${type}`
      : `because no ${type} allows the ${action} action`;
  return `${principalUrn} is not authorized to perform ${action} on resource ${resource} ${reason}`;
}
