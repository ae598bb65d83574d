import type { Explanation } from './answer.ts';

/** How many statements a sentence names. */
const statementsInText = 5;

const typeNames = { identity: 'identity policy', serviceControl: 'service control policy' } as const;

/** A decision in words. */
export function explanationText({ action, resource, decision, policyType, statements }: Explanation): string {
  const what = `${action} on ${resource}`;
  if (decision === 'implicitDeny') {
    const type = typeNames[policyType ?? 'identity'];
    return policyType === 'serviceControl'
      ? `A level of the organization (root, organizational unit or account) has no ${type} that allows ${what}.`
      : `No ${type} of the user allows ${what}.`;
  }
  if (statements.length === 0) return `The root user of the account is allowed ${what}.`;
  const shown = statements
    .slice(0, statementsInText)
    .map(({ policy, index, sid }) => `${index}${sid === null ? '' : ` (${sid})`} of policy ${policy}`)
    .join(', ');
  const rest = statements.length - statementsInText;
  const subject = `${statements.length === 1 ? 'Statement' : 'Statements'} ${shown}${rest > 0 ? ` and ${rest} more` : ''}`;
  const verb = decision === 'allow' ? 'allow' : 'deny';
  const third = decision === 'allow' ? 'allows' : 'denies';
  return `${subject} ${statements.length === 1 ? third : verb} ${what}.`;
}
