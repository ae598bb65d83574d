import { evaluate, parsePolicy, type ApplicablePolicies } from '@opendas/iam-policy';
import type { Decide, Statement } from './question.ts';

/** One identity policy with all statements. */
export function load(statements: readonly Statement[]): Decide {
  const parsed = parsePolicy(
    JSON.stringify({
      Version: '5.0',
      Statement: statements.map(({ effect, action, resource, organization }) => ({
        Effect: effect,
        Action: action,
        Resource: resource,
        ...(organization === undefined ? {} : { Condition: { StringEquals: { 'das:TargetOrgId': organization } } }),
      })),
    }),
  );
  if ('mistakes' in parsed) throw new Error(JSON.stringify(parsed.mistakes));
  const policies: ApplicablePolicies = { identity: [{ name: 'bench', policy: parsed.policy }], serviceControl: [] };
  return ({ action, resource, organization }) =>
    evaluate({ action, resource, context: { 'das:TargetOrgId': organization } }, policies).decision === 'allow';
}
