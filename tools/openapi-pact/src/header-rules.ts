import type { Header, Response } from '@opendas/openapi-model';
import type { HeaderRules, Matchers } from './matchers.ts';
import type { RuleContext } from './rule-context.ts';
import { allowedTypes, regexOfTypes, scalarMatchers } from './scalar-matchers.ts';

/**
 * Matching rules of the headers of a response that have an example of this name: a token or a counter is another one every time.
 * Undefined where there are none. A header without a schema must be the example to the letter.
 */
export function headerRules({ headers }: Response, key: string, context: RuleContext): HeaderRules | undefined {
  const rules = headers.flatMap((header): (readonly [string, Matchers])[] => {
    const example = header.examples.find(({ name }) => name === key)?.value;
    if (header.schema === undefined || example === undefined || example === null || typeof example === 'object')
      return [];
    return [[header.name, matchersOf(header.schema, example, context)]];
  });
  return rules.length === 0 ? undefined : Object.fromEntries(rules);
}

/** On the wire everything is a text, so that the matchers of other types would refuse it. */
function matchersOf(
  schema: NonNullable<Header['schema']>,
  example: string | number | boolean,
  context: RuleContext,
): Matchers {
  const resolved = context.resolve(schema);
  const matchers = scalarMatchers(resolved, example);
  const isForTexts = matchers.matchers.every(({ match }) => match === 'regex' || match === 'equality');
  const types = [...allowedTypes(resolved)];
  if (isForTexts || types.every((type) => type === 'string')) return matchers;
  return { matchers: [regexOfTypes(types)] };
}
