import { compilePolicy, type CompiledStatement } from './compile-policy.ts';
import type { ApplicablePolicies, Decision, NamedPolicy } from './decision.ts';
import { policyTypeNames } from './deny-text.ts';
import { evaluate } from './evaluate.ts';
import { operatorText, type PatternSet, type PolicyType, type PolicyVersion } from './policy.ts';
import type { AccessRequest } from './request.ts';
import { requestView, type RequestView } from './request-view.ts';

/**
 * Says in lines for people what is decided, and for each statement why it matches or not: the action, the resource, or which
 * condition.
 */
export function explain(request: AccessRequest, policies: ApplicablePolicies): string {
  const view = requestView(request);
  const levels = policies.serviceControl.flatMap((level, index) => [
    `Service control policies of level ${index + 1} of ${policies.serviceControl.length}:`,
    ...policyLines(level, view),
  ]);
  const identity =
    policies.root === true
      ? ['The caller is the root of the account: identity policies do not apply.']
      : ['Identity policies:', ...policyLines(policies.identity, view)];
  return [
    `${request.action} on ${request.resource}: ${decisionText(evaluate(request, policies), policies)}`,
    ...levels,
    ...identity,
  ].join('\n');
}

function decisionText({ decision, policyType, statements }: Decision, { root }: ApplicablePolicies): string {
  const names = statements.map(({ policy, index, sid }) => `${policy} ${statementName(index, sid)}`).join(', ');
  if (decision === 'allow') return root === true ? 'allowed, since the caller is the root.' : `allowed by ${names}.`;
  if (decision === 'explicitDeny') return `denied by ${names}.`;
  return implicitReasons[policyType ?? 'identity'];
}

const implicitReasons: Readonly<Record<PolicyType, string>> = {
  identity: `denied, since no ${policyTypeNames.identity} allows it.`,
  serviceControl: `denied, since at one level no ${policyTypeNames.serviceControl} allows it.`,
};

function policyLines(policies: readonly NamedPolicy[], request: RequestView): readonly string[] {
  if (policies.length === 0) return ['  (none)'];
  return policies.flatMap(({ name, policy }) => {
    const { version, statements } = compilePolicy(policy);
    return statements.map((statement) => {
      const { effect, sid } = statement.statement;
      const why = mismatches(statement, version, request);
      const outcome = why.length === 0 ? 'matches' : `does not match: ${why.join('; ')}`;
      return `  ${name} ${statementName(statement.index, sid)} (${effect}) ${outcome}.`;
    });
  });
}

function statementName(index: number, sid: string | null): string {
  return sid === null ? `statement ${index}` : `statement ${index} ${JSON.stringify(sid)}`;
}

/** Everything that keeps a statement from matching. */
function mismatches(compiled: CompiledStatement, version: PolicyVersion, request: RequestView): readonly string[] {
  const { statement, matchesAction, matchesResource, conditions } = compiled;
  const reasons: string[] = [];
  if (!matchesAction(request)) {
    const aliases = version === '1.1' ? ` (aliases: ${request.aliases.join(', ') || 'none'})` : '';
    reasons.push(`the action ${request.action}${aliases} is ${outside(statement.action)}`);
  }
  if (!matchesResource(request)) {
    reasons.push(`the resource ${request.resource} is ${outside(statement.resource)}`);
  }
  for (const { condition, key, holds } of conditions) {
    if (holds(request)) continue;
    const values = request.values(key);
    const found = values === undefined ? 'the request does not have it' : `the request has ${quoted(values)}`;
    reasons.push(`the condition ${operatorText(condition)} ${condition.key} ${quoted(condition.values)}: ${found}`);
  }
  return reasons;
}

function outside({ except, patterns }: PatternSet): string {
  return `${except ? 'excepted by' : 'not among'} ${patterns.join(', ')}`;
}

function quoted(values: readonly string[]): string {
  return values.map((value) => JSON.stringify(value)).join(', ');
}
