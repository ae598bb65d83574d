import { describe, expect, it } from 'vitest';
import { namedPolicy } from '../test/named-policy.ts';
import { compilePolicy } from './compile-policy.ts';
import { matchingStatements } from './matching-statements.ts';
import { requestView } from './request-view.ts';

describe('matchingStatements', () => {
  const { policy } = namedPolicy('p', '5.0', [
    { Effect: 'Allow', Action: 'das:*:x' },
    { Effect: 'Allow', Action: 'das:a:y', Resource: 'das:*:*:*:c1' },
  ]);
  const compiled = compilePolicy(policy);
  const indexes = (action: string, resource = '*'): readonly number[] =>
    matchingStatements(compiled, requestView({ action, resource, context: {} })).map(({ index }) => index);

  it('gives the same for an action that was asked for before, with another resource', () => {
    expect(indexes('das:a:y')).toStrictEqual([]);
    expect(indexes('das:a:y', 'das:r:a:b:c1')).toStrictEqual([1]);
    expect(indexes('DAS:A:X')).toStrictEqual([0]);
    expect(indexes('das:a:x')).toStrictEqual([0]);
  });

  it('compiles a policy once', () => {
    expect(compilePolicy(policy)).toBe(compiled);
  });

  it('remembers a bounded number of actions', () => {
    const sizes = Array.from({ length: 1000 }, (_, number) => {
      expect(indexes(`das:${number}:x`)).toStrictEqual([0]);
      return compiled.byAction.size;
    });
    expect(Math.max(...sizes)).toBe(256);
    expect(sizes.at(-1)).toBeGreaterThan(1);
  });

  it('tells requests of the same action with other aliases apart', () => {
    const role = compilePolicy(namedPolicy('p', '1.1', [{ Effect: 'Allow', Action: ['das:c:list'] }]).policy);
    const found = (aliases: readonly string[]): number =>
      matchingStatements(role, requestView({ action: 'a', aliases, resource: '*', context: {} })).length;
    expect([found([]), found(['das:c:list']), found([]), found(['das:c:other'])]).toStrictEqual([0, 1, 0, 0]);
  });
});
