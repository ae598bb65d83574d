import { compileCondition, type CompiledCondition } from './compile-condition.ts';
import type { PatternSet, Policy, PolicyVersion, Statement } from './policy.ts';
import type { RequestView } from './request-view.ts';
import { hasWildcard, wildcardMatcher, type Matcher } from './wildcard.ts';

/** A statement that is ready to be asked. */
export interface CompiledStatement {
  readonly statement: Statement;
  /** Position in the policy. */
  readonly index: number;
  readonly matchesAction: (request: RequestView) => boolean;
  readonly matchesResource: Matcher;
  readonly conditions: readonly CompiledCondition[];
}

/** A policy that is ready to be asked. */
export interface CompiledPolicy {
  readonly version: PolicyVersion;
  readonly statements: readonly CompiledStatement[];
  /** Statements that name their actions in full, by action in lower case. */
  readonly byAction: ReadonlyMap<string, readonly CompiledStatement[]>;
  /** All others. */
  readonly patterned: readonly CompiledStatement[];
}

const compiledPolicies = new WeakMap<Policy, CompiledPolicy>();

/** Compiles a policy once; it must not change afterwards. */
export function compilePolicy(policy: Policy): CompiledPolicy {
  const known = compiledPolicies.get(policy);
  if (known !== undefined) return known;
  const compiled = compiledPolicy(policy);
  compiledPolicies.set(policy, compiled);
  return compiled;
}

function compiledPolicy({ version, statements }: Policy): CompiledPolicy {
  const compiled = statements.map((statement, index) => compileStatement(statement, index, version));
  const byAction = new Map<string, CompiledStatement[]>();
  const patterned: CompiledStatement[] = [];
  for (const entry of compiled) {
    const { except, patterns } = entry.statement.action;
    if (except || patterns.some(hasWildcard)) {
      patterned.push(entry);
      continue;
    }
    for (const action of new Set(lowerCase(patterns))) {
      const known = byAction.get(action);
      if (known === undefined) byAction.set(action, [entry]);
      else known.push(entry);
    }
  }
  return { version, statements: compiled, byAction, patterned };
}

function compileStatement(statement: Statement, index: number, version: PolicyVersion): CompiledStatement {
  return {
    statement,
    index,
    matchesAction: version === '1.1' ? aliasMatcher(statement.action) : actionMatcher(statement.action),
    matchesResource: patternSetMatcher(statement.resource.patterns, statement.resource.except),
    conditions: statement.conditions.map(compileCondition),
  };
}

function actionMatcher({ except, patterns }: PatternSet): CompiledStatement['matchesAction'] {
  const matches = patternSetMatcher(lowerCase(patterns), except);
  return (request) => matches(request.action);
}

/** A 1.1 policy names aliases; one with wildcards, such as `das:*:*`, also covers actions that have no alias. */
function aliasMatcher({ patterns }: PatternSet): CompiledStatement['matchesAction'] {
  const matchesAlias = patternSetMatcher(lowerCase(patterns), false);
  const matchesAction = patternSetMatcher(lowerCase(patterns.filter(hasWildcard)), false);
  return (request) => matchesAction(request.action) || request.aliases.some(matchesAlias);
}

function patternSetMatcher(patterns: readonly string[], except: boolean): Matcher {
  const matchers = patterns.map(wildcardMatcher);
  const [only] = matchers;
  if (matchers.length === 1 && only !== undefined) return except ? (text) => !only(text) : only;
  return (text) => matchers.some((matches) => matches(text)) !== except;
}

function lowerCase(texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.toLowerCase());
}
