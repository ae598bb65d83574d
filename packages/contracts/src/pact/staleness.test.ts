import { describe, expect, it } from 'vitest';
import { pactStaleness } from './staleness.ts';

const pact = (...interactions: readonly object[]): string => JSON.stringify({ interactions });
const a = { description: 'a', status: 200 };
const b = { description: 'b', status: 200 };

describe('a committed pact', () => {
  it('is not stale where it has the same bytes', () => {
    expect(pactStaleness(pact(a), pact(a))).toBeUndefined();
  });

  it.each([
    ['is missing', undefined, pact(a), 'There is no committed pact file'],
    ['lacks an interaction', pact(a), pact(a, b), 'missing in the committed file: b'],
    ['has an interaction too many', pact(a, b), pact(a), 'no longer in the document: b'],
    ['has an interaction in another form', pact(a), pact({ ...a, status: 201 }), 'changed: a'],
    ['is formatted in another way', ` ${pact(a)}`, pact(a), 'only its format differs'],
  ])('is stale where it %s, and says what to do', (_, committed, proven, want) => {
    expect(pactStaleness(committed, proven)).toContain(want);
    expect(pactStaleness(committed, proven)).toContain('npm run contracts:update');
  });
});
