import { describe, expect, it } from 'vitest';
import { actionProblem } from './action-grammar.ts';
import { grammars, type Grammar } from './grammar.ts';

const format = 'service:resourceType:operation, such as das:connection:modify';
const parts = (found: string): string =>
  `Expected an action of three parts, ${format}, found ${found}. All actions of DAS are das:*:*.`;

/** Each of the grammars must take or refuse them. */
function problemIn(version: string, action: string): string | undefined {
  const grammar: Grammar | undefined = grammars.identity[version];
  if (grammar === undefined) throw new Error(version);
  return actionProblem(action, grammar);
}

describe.each(['5.0', '1.1'])('actionProblem of version %s', (version) => {
  it.each(['das:connection:modify', 'das:Connection:Modify', 'das:*:*', '*:*:*', 'das:c*n:*', 'ces.x-1:a_b:c'])(
    'takes %j',
    (action) => {
      expect(problemIn(version, action)).toBeUndefined();
    },
  );

  it.each([
    ['', parts('""')],
    ['das', parts('"das"')],
    ['das:*', parts('"das:*"')],
    ['das:a:b:c', parts('"das:a:b:c"')],
    [':a:b', `Expected the name of a service before the first colon, ${format}, found ":a:b".`],
    ['d s:a:b', `Expected the name of a service before the first colon, ${format}, found "d s:a:b".`],
    ['das:a:', `Expected the name of an operation after the last colon, ${format}, found "das:a:".`],
    ['das:a:b ', `Expected the name of an operation after the last colon, ${format}, found "das:a:b ".`],
    ['das: :b', `Expected a resource type between the colons, ${format}, found "das: :b".`],
  ])('refuses %j', (action, want) => {
    expect(problemIn(version, action)).toBe(want);
  });
});

describe('actionProblem', () => {
  it.each(['*', 'das::listInstances', 'DAS:a:b', 'das:connection:modif?', 'd?s:?:*'])(
    'takes %j in version 5.0 only',
    (action) => {
      expect(problemIn('5.0', action)).toBeUndefined();
      expect(problemIn('1.1', action)).toBeTypeOf('string');
    },
  );

  it.each([
    ['*', parts('"*"')],
    ['das::x', `Expected a resource type between the colons, ${format}, found "das::x".`],
    ['Das:a:b', 'Expected the name of the service in lower case, found "Das:a:b". Write das.'],
    ['das:a:?', 'A policy of version 1.1 has the wildcard * only, found "das:a:?". Write * instead of ?.'],
  ])('says about %j in version 1.1', (action, want) => {
    expect(problemIn('1.1', action)).toBe(want);
  });
});
