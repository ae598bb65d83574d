import { compileCondition, type CompiledCondition } from './compile-condition.ts';
import { lowerCaseMatchers, patternSetMatcher } from './pattern-set-matcher.ts';
import type { PatternSet, Policy, PolicyVersion, Statement } from './policy.ts';
import type { RequestView } from './request-view.ts';
import { resourceMatcher } from './resource-matcher.ts';
import { hasWildcard } from './wildcard.ts';

/** A statement that is ready to be asked. */
export interface CompiledStatement {
  readonly statement: Statement;
  /** Position in the policy. */
  readonly index: number;
  readonly matchesAction: (request: RequestView) => boolean;
  readonly matchesResource: (request: RequestView) => boolean;
  readonly conditions: readonly CompiledCondition[];
}

/** A policy that is ready to be asked. */
export interface CompiledPolicy {
  readonly version: PolicyVersion;
  readonly statements: readonly CompiledStatement[];
  /** The statements whose action matches, by the names of a request's action. */
  readonly byAction: Map<string, readonly CompiledStatement[]>;
}

const compiledPolicies = new WeakMap<Policy, CompiledPolicy>();

/** Compiles a policy once; it must not change afterwards. */
export function compilePolicy(policy: Policy): CompiledPolicy {
  const known = compiledPolicies.get(policy);
  if (known !== undefined) return known;
  const { version, statements } = policy;
  const compiled: CompiledPolicy = {
    version,
    statements: statements.map((statement, index) => compileStatement(statement, index, version)),
    byAction: new Map(),
  };
  compiledPolicies.set(policy, compiled);
  return compiled;
}

function compileStatement(statement: Statement, index: number, version: PolicyVersion): CompiledStatement {
  return {
    statement,
    index,
    matchesAction: version === '1.1' ? aliasMatcher(statement.action) : actionMatcher(statement.action),
    matchesResource: patternSetMatcher(statement.resource.patterns.map(resourceMatcher), statement.resource.except),
    conditions: statement.conditions.map(compileCondition),
  };
}

function actionMatcher({ except, patterns }: PatternSet): CompiledStatement['matchesAction'] {
  const matches = patternSetMatcher(lowerCaseMatchers(patterns), except);
  return (request) => matches(request.action);
}

/** A 1.1 policy names aliases; one with wildcards, such as `das:*:*`, also covers actions that have no alias. */
function aliasMatcher({ patterns }: PatternSet): CompiledStatement['matchesAction'] {
  const matchesAlias = patternSetMatcher(lowerCaseMatchers(patterns), false);
  const matchesAction = patternSetMatcher(lowerCaseMatchers(patterns.filter(hasWildcard)), false);
  return (request) => matchesAction(request.action) || request.aliases.some(matchesAlias);
}
