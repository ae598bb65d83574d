import * as fc from 'fast-check';
import { conditionOperatorNames, type AccessRequest } from '../src/index.ts';
import type { RawPolicies, RawPolicy, RawStatement } from './brute-force.ts';

/** Small worlds, so that policies and requests meet often. */
const actions = ['das:connection:modify', 'das:connection:delete', 'das:instance:dbsLogin', 'das::listInstances'];
const aliases = ['das:connections:modify', 'das:connections:login', 'das:connections:list'];
const resources = ['das:r1:a1:connection:c1', 'das:r1:a2:connection:c2', 'das:r2:a1:instance:i1'];
const keys = ['das:TargetOrgId', 'g:UserName', 'g:MFAAge', 'g:CurrentTime'];
const texts = [
  'a',
  'A',
  'ab',
  'b',
  '',
  '5',
  '6',
  '5.0',
  'true',
  'False',
  '2026-01-31',
  '2026-01-31T00:00:01Z',
  '2027-06-01',
];

/** Upper and lower case at random. */
function mixedCase(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(text, fc.nat())
    .map(([word, seed]) =>
      Array.from(word, (letter, index) => ((seed >> (index % 8)) & 1 ? letter.toUpperCase() : letter)).join(''),
    );
}

/** A text in which characters are replaced by wildcards, within the parts between colons. */
function withWildcards(text: fc.Arbitrary<string>, wildcards: readonly string[]): fc.Arbitrary<string> {
  const part = fc.tuple(fc.nat(20), fc.nat(20), fc.constantFrom(...wildcards));
  return fc.tuple(text, fc.array(part, { maxLength: 3 })).map(([word, cuts]) =>
    cuts.reduce((pattern, [at, length, wildcard]) => {
      const parts = pattern.split(':');
      const index = at % parts.length;
      const cut = parts[index] ?? '';
      const start = cut === '' ? 0 : at % cut.length;
      parts[index] = cut.slice(0, start) + wildcard + cut.slice(start + (wildcard === '?' ? 1 : length));
      return parts.join(':');
    }, word),
  );
}

function lists(item: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> {
  return fc.array(item, { minLength: 1, maxLength: 3 });
}

/** A list, or its only item. */
function oneOrMore(item: fc.Arbitrary<string>): fc.Arbitrary<string | readonly string[]> {
  return fc.oneof(item, lists(item));
}

function valuesFor(operator: string): fc.Arbitrary<string> {
  if (operator.startsWith('Number')) return fc.constantFrom('5', '6', '5.0', '-1', '1e1');
  if (operator.startsWith('Date')) return fc.constantFrom('2026-01-31', '2026-01-31T00:00:01Z', '2027-01-01T00:00Z');
  if (operator === 'Bool' || operator === 'Null') return fc.constantFrom('true', 'false', 'TRUE');
  if (operator.endsWith('Match')) return withWildcards(fc.constantFrom(...texts), ['*', '?']);
  return fc.constantFrom(...texts);
}

export const operators = fc
  .tuple(
    fc.constantFrom('', 'ForAllValues:', 'ForAnyValue:'),
    fc.constantFrom(...conditionOperatorNames),
    fc.constantFrom('', 'IfExists'),
  )
  .map(([qualifier, name, suffix]) => ({ qualifier, name, suffix: name === 'Null' ? '' : suffix }));

/** `Condition` with lists of values. */
export const conditions: fc.Arbitrary<NonNullable<RawStatement['Condition']>> = fc
  .array(
    operators.chain(({ qualifier, name, suffix }) =>
      fc
        .dictionary(mixedCase(fc.constantFrom(...keys)), lists(valuesFor(name)), {
          minKeys: 1,
          maxKeys: 2,
          noNullPrototype: true,
        })
        .map((entries) => [`${qualifier}${name}${suffix}`, entries] as const),
    ),
    { maxLength: 2 },
  )
  .map((entries) => Object.fromEntries(entries));

export const actionPatterns = withWildcards(mixedCase(fc.constantFrom(...actions)), ['*', '?']);
export const resourcePatterns = fc.oneof(fc.constant('*'), withWildcards(fc.constantFrom(...resources), ['*', '?']));

const effect = fc.constantFrom('Allow' as const, 'Deny' as const);
const sid = fc.option(fc.string({ maxLength: 3 }), { nil: undefined });

/** A statement without the members that are absent. */
function present(statement: Readonly<Record<string, unknown>>): RawStatement {
  // The arbitraries below give what a statement has.
  return Object.fromEntries(
    Object.entries(statement).filter(([, value]) => value !== undefined),
  ) as unknown as RawStatement;
}

const identityStatement: fc.Arbitrary<RawStatement> = fc
  .record({
    Sid: sid,
    Effect: effect,
    actionName: fc.constantFrom('Action', 'Action', 'NotAction'),
    action: oneOrMore(fc.oneof({ weight: 4, arbitrary: actionPatterns }, fc.constant('*'))),
    resourceName: fc.constantFrom('Resource', 'NotResource'),
    resource: fc.option(oneOrMore(resourcePatterns), { nil: undefined }),
    Condition: fc.option(conditions, { nil: undefined }),
  })
  .map(({ actionName, action, resourceName, resource, ...rest }) =>
    present({ ...rest, [actionName]: action, [resourceName]: resource }),
  );

const serviceControlStatement: fc.Arbitrary<RawStatement> = fc
  .record({
    Sid: sid,
    Effect: fc.oneof({ weight: 3, arbitrary: fc.constant('Allow' as const) }, effect),
    Action: oneOrMore(fc.oneof(actionPatterns, fc.constant('*'))),
    Resource: fc.option(oneOrMore(resourcePatterns), { nil: undefined }),
    Condition: fc.option(conditions, { nil: undefined, freq: 1 }),
  })
  .map(present);

const roleStatement: fc.Arbitrary<RawStatement> = fc
  .record({
    Effect: effect,
    Action: lists(withWildcards(fc.constantFrom(...aliases, ...actions.slice(0, 3)), ['*'])),
    Resource: fc.option(lists(withWildcards(fc.constantFrom(...resources), ['*'])), { nil: undefined }),
    Condition: fc.option(conditions, { nil: undefined }),
  })
  .map(present);

export const identityPolicies: fc.Arbitrary<RawPolicy> = fc.oneof(
  fc
    .array(identityStatement, { minLength: 1, maxLength: 4 })
    .map((Statement) => ({ Version: '5.0' as const, Statement })),
  fc.array(roleStatement, { minLength: 1, maxLength: 4 }).map((Statement) => ({ Version: '1.1' as const, Statement })),
);

export const serviceControlPolicies: fc.Arbitrary<RawPolicy> = fc
  .array(serviceControlStatement, { minLength: 1, maxLength: 3 })
  .map((Statement) => ({ Version: '5.0' as const, Statement }));

export const applicablePolicies: fc.Arbitrary<RawPolicies> = fc.record({
  identity: fc.array(identityPolicies, { maxLength: 4 }),
  serviceControl: fc.array(fc.array(serviceControlPolicies, { maxLength: 2 }), { maxLength: 2 }),
  root: fc.boolean(),
});

const contextValue = fc.oneof(
  fc.constantFrom(...texts),
  fc.constantFrom(4, 5, 6, true, false, NaN),
  fc.array(fc.constantFrom(...texts), { maxLength: 3 }),
);

export const requests: fc.Arbitrary<AccessRequest> = fc.record({
  action: mixedCase(fc.constantFrom(...actions)),
  aliases: fc.array(mixedCase(fc.constantFrom(...aliases)), { maxLength: 2 }),
  resource: fc.constantFrom(...resources, '*'),
  context: fc.dictionary(mixedCase(fc.constantFrom(...keys)), contextValue, { maxKeys: 4, noNullPrototype: true }),
});
