import { describe, expect, it } from 'vitest';
import { countResults, describeResult, verifiedByAll } from './summary.ts';
import type { ProviderResult } from './verify-provider.ts';

const result = (
  provider: string,
  problems: Record<string, readonly string[]>,
  others: readonly string[] = [],
): ProviderResult => ({
  provider,
  interactions: Object.entries(problems).map(([description, list]) => ({ description, problems: list })),
  problems: others,
});

const embedded = result('embedded', { a: [], b: [] });
const postgresql = result('postgresql', { a: [], b: ['wrong'] }, ['odd']);

describe('the results of providers', () => {
  it('are counted, problems of no interaction too', () => {
    expect(countResults([embedded, postgresql])).toEqual({ passed: 3, failed: 2 });
    expect(countResults([])).toEqual({ passed: 0, failed: 0 });
  });

  it('verify what every provider passed', () => {
    expect([...verifiedByAll([embedded, postgresql])]).toEqual(['a']);
    expect([...verifiedByAll([])]).toEqual([]);
  });

  it('say what is wrong', () => {
    expect(describeResult(postgresql)).toBe('postgresql: 1 of 2 interactions verified\n  ✗ b\n      wrong\n  ✗ odd');
  });
});
