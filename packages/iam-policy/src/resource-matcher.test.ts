import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../test/law-runs.ts';
import { wildcardOracle } from '../test/wildcard-oracle.ts';
import { requestView } from './request-view.ts';
import { resourceMatcher } from './resource-matcher.ts';

function matches(pattern: string, resource: string): boolean {
  return resourceMatcher(pattern)(requestView({ action: '', resource, context: {} }));
}

describe('resourceMatcher', () => {
  it.each([
    ['*', '*', true],
    ['*', 'das:r:a:connection:c', true],
    ['das:r:a:connection:c', 'das:r:a:connection:c', true],
    ['das:r:a:connection:c', 'das:r:a:connection:d', false],
    ['das:r:a:connection:c', 'das:r:a:instance:c', false],
    ['das:r:a:connection:c', 'das:r:b:connection:c', false],
    ['das:r:a:connection:c', 'das:s:a:connection:c', false],
    ['das:r:a:connection:c', 'rds:r:a:connection:c', false],
    ['*:*:*:*:*', 'das:r:a:connection:c', true],
    ['*:*:*:*:*', '*', false],
    ['das:*:*:connection:a*/b?', 'das:r:a:connection:axx/bc', true],
    ['das:*:*:connection:a*/b?', 'das:r:a:connection:axx/b', false],
    ['iam::a:user:*', 'iam::a:user:mia', true],
    ['iam::a:user:*', 'iam:r:a:user:mia', false],
    // Other services may have colons in their paths; then wildcards may stand for them.
    ['das:*:a:connection:c', 'das:r:x:a:connection:c', true],
    ['das:*:*:*:*', 'das:r:a:connection', false],
    // Not from a parsed policy.
    ['das:*', 'das:r:a:connection:c', true],
    ['a:b:c:d:e:f', 'a:b:c:d:e:f', true],
    ['a:b:c:d:e:f', 'a:b:c:d:e', false],
  ])('%s and %s: %j', (pattern, resource, want) => {
    expect(matches(pattern, resource)).toBe(want);
  });

  it('gives what a regular expression gives for the whole resource', () => {
    const letters = fc.constantFrom('a', 'b', ':', ':', '/');
    const texts = fc.string({ unit: letters, maxLength: 12 });
    const patterns = fc.string({ unit: fc.oneof(letters, fc.constantFrom('*', '?')), maxLength: 12 });
    const five = (part: fc.Arbitrary<string>) => fc.array(part, { minLength: 5, maxLength: 5 });
    const short = (characters: readonly string[]) =>
      fc.string({ unit: fc.constantFrom(...characters), maxLength: 3 }).map((text) => text);
    const urns = five(short(['a', 'b', '/'])).map((parts) => parts.join(':'));
    const urnPatterns = five(short(['a', 'b', '*', '?'])).map((parts) => parts.join(':'));
    fc.assert(
      fc.property(
        fc.oneof(patterns, urnPatterns),
        fc.oneof(texts, urns),
        (pattern, text) => matches(pattern, text) === wildcardOracle(pattern).test(text),
      ),
      lawRuns(3000),
    );
  });
});
