import { wildcardMatcher, type Matcher } from './wildcard.ts';

/** Whether one of the patterns matches; where they are an exception, whether none does. */
export function patternSetMatcher<Subject>(
  matchers: readonly ((subject: Subject) => boolean)[],
  except: boolean,
): (subject: Subject) => boolean {
  const [only] = matchers;
  // Most sets have one pattern.
  // Stryker disable next-line ConditionalExpression,EqualityOperator,ArrowFunction: the general way gives the same, slower.
  if (matchers.length === 1 && only !== undefined) return except ? (subject) => !only(subject) : only;
  return (subject) => matchers.some((matches) => matches(subject)) !== except;
}

/** A matcher for each pattern, without regard to upper and lower case: texts must be given in lower case. */
export function lowerCaseMatchers(patterns: readonly string[]): readonly Matcher[] {
  return patterns.map((pattern) => wildcardMatcher(pattern.toLowerCase()));
}
