import type { RequestView } from './request-view.ts';
import { wildcardMatcher } from './wildcard.ts';

/** service:region:account-id:resource-type:resource-path */
const urnParts = 5;

/**
 * Says whether a pattern matches the resource of a request, as a whole. Where both have five parts, no wildcard can stand for a colon, so
 * the parts are compared one by one, which is faster, from the path on, which differs most.
 */
export function resourceMatcher(pattern: string): (request: RequestView) => boolean {
  const matchesWhole = wildcardMatcher(pattern);
  const parts = pattern.split(':');
  // Stryker disable next-line ConditionalExpression: comparing the whole is right for all patterns, and slower.
  if (parts.length !== urnParts) return ({ resource }) => matchesWhole(resource);
  const tests = parts.map((part, index) => ({ index, part, matches: wildcardMatcher(part) }));
  const path = tests.pop();
  // Stryker disable next-line MethodExpression,ConditionalExpression: a part that may be anything need not be looked at.
  const others = tests.filter(({ part }) => part !== '*');
  return ({ resource, resourceParts }) => {
    // Stryker disable next-line ConditionalExpression: as above.
    if (resourceParts.length !== urnParts) return matchesWhole(resource);
    if (path?.matches(resourceParts[path.index] ?? '') === false) return false;
    for (const { index, matches } of others) if (!matches(resourceParts[index] ?? '')) return false;
    return true;
  };
}
