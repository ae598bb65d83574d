import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { actions, type Decide, type Statement } from './question.ts';

const id = 'bench';
const principal = { type: 'User', id: 'mia' };
const connection = { type: 'Connection', id: 'c' };

/** A policy a statement, parsed beforehand; the URN of the resource is in the context, since `like` compares strings. */
export function load(statements: readonly Statement[]): Decide {
  const answer = preparsePolicySet(id, { staticPolicies: statements.map(policyText).join('\n') });
  if (answer.type !== 'success') throw new Error(JSON.stringify(answer));
  return ({ action, resource, organization }) => {
    const decided = statefulIsAuthorized({
      principal,
      action: { type: 'Action', id: action },
      resource: connection,
      context: { urn: resource, organization },
      preparsedPolicySetId: id,
      entities: [],
    });
    if (decided.type !== 'success') throw new Error(JSON.stringify(decided));
    return decided.response.decision === 'allow';
  };
}

function policyText({ effect, action, resource, organization }: Statement): string {
  const named = actions.filter((each) => action === 'das:connection:*' || each === action);
  const list = named.map((each) => `Action::${JSON.stringify(each)}`).join(', ');
  const condition = organization === undefined ? '' : ` && context.organization == ${JSON.stringify(organization)}`;
  return `${effect === 'Allow' ? 'permit' : 'forbid'} (principal, action in [${list}], resource)
    when { context.urn like ${JSON.stringify(resource)}${condition} };`;
}
