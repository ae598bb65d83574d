import type { CompiledPolicy, CompiledStatement } from './compile-policy.ts';
import type { RequestView } from './request-view.ts';

/** The statements of a policy that match a request, in their order. */
export function matchingStatements(policy: CompiledPolicy, request: RequestView): readonly CompiledStatement[] {
  const found: CompiledStatement[] = [];
  for (const action of policy.version === '1.1' ? request.aliases : [request.action]) {
    for (const statement of policy.byAction.get(action) ?? []) {
      // A statement may name several aliases of one request.
      if (matchesBesidesAction(statement, request) && !found.includes(statement)) found.push(statement);
    }
  }
  for (const statement of policy.patterned) {
    if (statement.matchesAction(request) && matchesBesidesAction(statement, request)) found.push(statement);
  }
  return found.toSorted((one, other) => one.index - other.index);
}

function matchesBesidesAction(statement: CompiledStatement, request: RequestView): boolean {
  return (
    statement.matchesResource(request.resource) && statement.conditions.every((condition) => condition.holds(request))
  );
}
