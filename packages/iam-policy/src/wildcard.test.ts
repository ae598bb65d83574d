import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../test/law-runs.ts';
import { wildcardOracle } from '../test/wildcard-oracle.ts';
import { hasWildcard, wildcardMatcher } from './wildcard.ts';

describe('wildcardMatcher', () => {
  it.each([
    ['', [''], ['a']],
    ['abc', ['abc'], ['', 'ab', 'abcd', 'Abc', 'xabc']],
    ['*', ['', 'a', 'a\nb', '😀'], []],
    ['**', ['', 'a'], []],
    ['a*', ['a', 'ab', 'a*'], ['', 'ba']],
    ['*a', ['a', 'ba'], ['', 'ab']],
    ['ab*ba', ['abba', 'abxba'], ['aba', 'ab', 'abb']],
    ['a*b*c', ['abc', 'a1b2c', 'abbcc', 'abcbc'], ['ac', 'acb', 'abcx', 'xabc', 'abd', 'acc']],
    ['a*bc*c', ['abcc', 'abcbcc'], ['abc', 'abcb', 'axc']],
    ['*ab*ab*', ['abab', 'xabyabz', 'aabab'], ['aba', 'ab', 'bab']],
    ['a**b', ['ab', 'axb'], ['a', 'b']],
    ['?', ['a', '😀', 'é', '?', '*'], ['', 'ab', '😀😀']],
    ['??', ['ab', '😀a'], ['a', '😀', 'abc']],
    ['a?c', ['abc', 'a?c', 'a😀c'], ['ac', 'abbc', 'abd', 'xbc']],
    ['*?', ['a', 'ab', '😀'], ['']],
    ['?*', ['a', 'ab'], ['']],
    ['*??', ['ab', 'a😀'], ['😀', 'a']],
    ['a*?b', ['axb', 'axxb', 'abb'], ['ab', 'a']],
    ['a*b?d*e', ['abcde', 'axbcdxe', 'abbdde'], ['abde', 'abcd', 'bcde']],
    ['[a-z]+.(x)$^\\', ['[a-z]+.(x)$^\\'], ['ab(x)$^\\']],
    // Longer than a word of positions, and than what is searched piece by piece.
    [`?${'a'.repeat(31)}`, ['a'.repeat(32)], ['a'.repeat(31), 'a'.repeat(33)]],
    [`?${'a'.repeat(32)}`, ['a'.repeat(33)], ['a'.repeat(32), 'a'.repeat(34)]],
    [`?${'a'.repeat(30)}`, ['a'.repeat(31)], ['a'.repeat(30), 'a'.repeat(32)]],
    [`?${'ab'.repeat(40)}*c`, [`x${'ab'.repeat(40)}c`, `x${'ab'.repeat(50)}c`], [`x${'ab'.repeat(39)}c`, 'c']],
    [`${'a'.repeat(300)}*b`, [`${'a'.repeat(300)}b`, `${'a'.repeat(400)}b`], [`${'a'.repeat(299)}b`, 'a'.repeat(301)]],
  ])('%j matches %j and not %j', (pattern, matching, others) => {
    const matches = wildcardMatcher(pattern);
    expect(matching.filter((text) => !matches(text))).toStrictEqual([]);
    expect(others.filter((text) => matches(text))).toStrictEqual([]);
  });

  it('gives what a regular expression gives', () => {
    const letters = fc.constantFrom('a', 'b', ':', '😀', '\n', 'A');
    const texts = fc.string({ unit: letters, maxLength: 40 });
    const patterns = fc.string({ unit: fc.oneof(letters, fc.constantFrom('*', '?')), maxLength: 12 });
    fc.assert(
      fc.property(
        patterns,
        texts,
        (pattern, text) => wildcardMatcher(pattern)(text) === wildcardOracle(pattern).test(text),
      ),
      lawRuns(5000),
    );
  });

  it('gives what a regular expression gives where parts of the text became wildcards', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', '😀'), maxLength: 90 });
    const parts = fc.array(part, { maxLength: 6 });
    fc.assert(
      fc.property(parts, part, fc.constantFrom('*', '?', '*?'), part, (pieces, text, mark, end) => {
        const pattern = pieces.join(mark);
        const [matches, oracle] = [wildcardMatcher(pattern), wildcardOracle(pattern)];
        return [pieces.join(text), pieces.join('a'), pieces.join(''), `${pieces.join(text)}${end}`].every(
          (candidate) => matches(candidate) === oracle.test(candidate),
        );
      }),
      lawRuns(1000),
    );
  });
});

it.each([
  ['a', false],
  ['*', true],
  ['a?', true],
])('hasWildcard(%j) is %j', (pattern, want) => {
  expect(hasWildcard(pattern)).toBe(want);
});
