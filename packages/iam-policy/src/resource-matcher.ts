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
  if (parts.length !== urnParts) return ({ resource }) => matchesWhole(resource);
  const [path, ...others] = parts
    .map((part, index) => ({ index, matches: wildcardMatcher(part) }))
    .filter(({ index }) => index === urnParts - 1 || parts[index] !== '*')
    .toReversed();
  const matchesPath = path?.matches ?? matchesWhole;
  return ({ resource, resourceParts }) => {
    if (resourceParts.length !== urnParts) return matchesWhole(resource);
    if (!matchesPath(resourceParts[urnParts - 1] ?? '')) return false;
    for (const { index, matches } of others) if (!matches(resourceParts[index] ?? '')) return false;
    return true;
  };
}
