import { describe, expect, it } from 'vitest';
import { canonicalPact, parsePact } from './pact.ts';

const pact = (interactions: readonly object[], versions: object = {}): string =>
  JSON.stringify({
    interactions,
    consumer: { name: 'c' },
    metadata: { pactSpecification: { version: '4.0' }, ...versions },
  });

describe('the bytes of a pact file', () => {
  it('do not depend on the order of members and interactions, nor on the versions of the tools', () => {
    const first = pact([{ description: 'b', pending: false }, { description: 'a' }], { pactRust: { ffi: '0.5.8' } });
    const second = pact([{ description: 'a' }, { pending: false, description: 'b' }], { 'pact-js': { version: '17' } });
    expect(canonicalPact(first)).toBe(canonicalPact(second));
    expect(canonicalPact(first)).not.toContain('0.5.8');
  });

  it('keep the order of lists in bodies', () => {
    expect(canonicalPact(pact([{ description: 'a', body: [2, 1] }]))).not.toBe(
      canonicalPact(pact([{ description: 'a', body: [1, 2] }])),
    );
  });

  it('end with a line end', () => {
    expect(canonicalPact(pact([]))).toMatch(/\}\n$/);
  });
});

describe('a pact file', () => {
  it.each([
    ['is not JSON', '{', 'JSON'],
    ['is no object', '[]', 'not a pact'],
    ['has no interactions', '{"metadata": {"pactSpecification": {"version": "4.0"}}}', 'not a pact'],
    [
      'is of another version',
      '{"interactions": [], "metadata": {"pactSpecification": {"version": "3.0.0"}}}',
      'version 4',
    ],
  ])('is refused where it %s', (_, text, want) => {
    expect(() => parsePact(text)).toThrow(want);
  });
});
