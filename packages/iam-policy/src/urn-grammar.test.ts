import { describe, expect, it } from 'vitest';
import { grammars, type Grammar } from './grammar.ts';
import { resourceProblem } from './urn-grammar.ts';

function problemIn(version: string, resource: string): string | undefined {
  const grammar: Grammar | undefined = grammars.identity[version];
  if (grammar === undefined) throw new Error(version);
  return resourceProblem(resource, grammar);
}

const parts = (found: string): string =>
  `Expected a URN of five parts, service:region:account-id:resource-type:resource-path, such as das:*:*:connection:*, found "${found}". All resources are *.`;

describe.each(['5.0', '1.1'])('resourceProblem of version %s', (version) => {
  it.each(['*', '*:*:*:*:*', 'das:r-1:a_1:connection:c1', 'iam::a1:user:x/y', 'obs:*:*:object:b/ä ö/*.txt'])(
    'takes %j',
    (resource) => {
      expect(problemIn(version, resource)).toBeUndefined();
    },
  );

  it.each([
    ['', parts('')],
    ['**', parts('**')],
    ['das:*', parts('das:*')],
    ['das:a:b:c', parts('das:a:b:c')],
    ['das:a:b:c:d:e', parts('das:a:b:c:d:e')],
    [':a:b:c:d', 'The service of the URN is empty, found ":a:b:c:d". Write * for any.'],
    ['das:a::c:d', 'The account id of the URN is empty, found "das:a::c:d". Write * for any.'],
    ['das:a:b::d', 'The resource type of the URN is empty, found "das:a:b::d". Write * for any.'],
    ['das:a:b:c:', 'The resource path of the URN is empty, found "das:a:b:c:". Write * for any.'],
    [
      'das:a b:b:c:d',
      'The region of the URN must have letters, digits, -, _, . and wildcards only, found "das:a b:b:c:d".',
    ],
    [
      'das:*:*:connection:${g:UserName}',
      'Policy variables such as ${g:UserName} are not supported, found "das:*:*:connection:${g:UserName}". Write the value itself.',
    ],
  ])('refuses %j', (resource, want) => {
    expect(problemIn(version, resource)).toBe(want);
  });
});

describe('resourceProblem', () => {
  it('takes ? in version 5.0 only', () => {
    expect(problemIn('5.0', 'das:?:*:connection:c?')).toBeUndefined();
    expect(problemIn('1.1', 'das:*:*:connection:c?')).toBe(
      'A policy of version 1.1 has the wildcard * only, found "das:*:*:connection:c?". Write * instead of ?.',
    );
  });
});
