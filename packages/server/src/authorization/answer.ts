import { denyText, evaluate, type AccessRequest, type Decision } from '@opendas/iam-policy';
import type { Principal } from './principal.ts';
import type { Question } from './questions.ts';
import { principalUrn } from './urn.ts';

/** What decided, for the log and for those who may simulate. It is never part of a 403 answer. */
export interface Explanation {
  readonly action: string;
  readonly resource: string;
  readonly decision: Decision['decision'];
  /** Type of the policies that deny, or that have nothing that allows. */
  readonly policyType: Decision['policyType'];
  /** Statements that decided: name of the policy, place of the statement in it from 0, and its Sid. */
  readonly statements: Decision['statements'];
}

/** Whether all questions are answered with yes; else why not. */
export type Answer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly message: string; readonly explanation: Explanation };

/** How many recipients a message names. */
const recipientsInMessage = 3;

/** Puts the questions of a request to the policies of the caller. */
export function answer(principal: Principal, asked: readonly Question[]): Answer {
  const denied = asked.flatMap((question) => {
    const { request, decision } = decide(principal, question);
    return decision.decision === 'allow' ? [] : [{ request, decision, recipients: question.recipients }];
  });
  const [first] = denied;
  if (first === undefined) return { allowed: true };
  const { request, decision } = first;
  const recipients = [...new Set(denied.flatMap((one) => one.recipients))];
  const text = denyText(principalUrn(principal.accountId, principal.userName), request, decision);
  return {
    allowed: false,
    message: recipients.length === 0 ? `${text}.` : `${text}. Denied for: ${listed(recipients)}.`,
    explanation: explanationOf(request, decision),
  };
}

/** An explicit deny of any alternative decides; else one that allows; else the first. */
function decide(principal: Principal, { alternatives }: Question): { request: AccessRequest; decision: Decision } {
  const [first, ...others] = alternatives;
  const ask = (request: AccessRequest) => ({ request, decision: evaluate(request, principal.policies) });
  const answers = [ask(first), ...others.map(ask)] as const;
  const having = (decision: Decision['decision']) => answers.find((one) => one.decision.decision === decision);
  return having('explicitDeny') ?? having('allow') ?? answers[0];
}

function listed(userIds: readonly string[]): string {
  const shown = userIds.slice(0, recipientsInMessage).join(', ');
  const rest = userIds.length - recipientsInMessage;
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

/** A decision as it is logged and shown. */
export function explanationOf(request: AccessRequest, decision: Decision): Explanation {
  return {
    action: request.action,
    resource: request.resource,
    decision: decision.decision,
    policyType: decision.policyType,
    statements: decision.statements,
  };
}
