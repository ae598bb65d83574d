/** Texts and patterns that are made to take long. The bounds are generous: exponential or quadratic time would take minutes. */
import { expect, it } from 'vitest';
import { parsePolicy } from '../src/index.ts';
import { wildcardMatcher } from '../src/wildcard.ts';

it.each([
  ['many stars', '*a'.repeat(100) + '*b', 'a'.repeat(100_000)],
  ['very many stars', '*a'.repeat(5000) + '*b', 'a'.repeat(20_000)],
  ['a long piece that almost fits everywhere', `*${'a'.repeat(5000)}b${'a'.repeat(5000)}*`, 'a'.repeat(100_000)],
  ['a short piece that almost fits everywhere', `*${'a'.repeat(120)}b${'a'.repeat(120)}*`, 'a'.repeat(1_000_000)],
  ['question marks', '*a?'.repeat(2000) + 'b', 'a'.repeat(20_000)],
  ['stars and question marks', '*?'.repeat(2000) + 'b', 'a'.repeat(20_000)],
])('matching takes little time for %s', (_name, pattern, text) => {
  const matches = wildcardMatcher(pattern);
  const start = performance.now();
  expect(matches(text)).toBe(false);
  expect(performance.now() - start).toBeLessThan(10_000);
});

it('parsing takes time in proportion to the text', () => {
  const start = performance.now();
  parsePolicy('x '.repeat(100_000));
  parsePolicy('"'.repeat(100_000));
  parsePolicy(`[${'{"a":1},'.repeat(50_000)}`);
  parsePolicy(JSON.stringify({ Version: '5.0', Statement: Array.from({ length: 20_000 }, () => ({})) }));
  expect(performance.now() - start).toBeLessThan(10_000);
});
