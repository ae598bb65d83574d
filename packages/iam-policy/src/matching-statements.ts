import type { CompiledPolicy, CompiledStatement } from './compile-policy.ts';
import type { RequestView } from './request-view.ts';

/** How many actions are remembered for each policy; a service has fewer, callers may ask for any. */
const rememberedActions = 256;

/** The statements of a policy that match a request, in their order. */
export function matchingStatements(policy: CompiledPolicy, request: RequestView): readonly CompiledStatement[] {
  const found: CompiledStatement[] = [];
  for (const statement of statementsAbout(policy, request)) {
    if (statement.matchesResource(request) && conditionsHold(statement, request)) found.push(statement);
  }
  return found;
}

/** The statements whose action matches. Which ones these are depends on the action only, so it is remembered. */
function statementsAbout(
  { version, statements, byAction }: CompiledPolicy,
  request: RequestView,
): readonly CompiledStatement[] {
  // Stryker disable next-line ConditionalExpression: aliases in the key of a 5.0 policy do no harm but to speed.
  const key = version === '1.1' ? JSON.stringify([request.action, request.aliases]) : request.action;
  const known = byAction.get(key);
  // Stryker disable next-line ConditionalExpression: finding them again gives the same.
  if (known !== undefined) return known;
  const found = statements.filter((statement) => statement.matchesAction(request));
  if (byAction.size >= rememberedActions) byAction.clear();
  byAction.set(key, found);
  return found;
}

function conditionsHold({ conditions }: CompiledStatement, request: RequestView): boolean {
  for (const condition of conditions) if (!condition.holds(request)) return false;
  return true;
}
