import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regexOfTexts, verifierRegex } from './verifier-regex.ts';

/** The few things that ECMA-262 writes in another way than Oniguruma. */
const inOtherWords: Readonly<Record<string, string>> = { '\\A': '^', '\\z': '$', '\\x{': '\\u{' };

function inEcmaScript(regex = ''): string {
  return regex.replaceAll(/\\(?:x\{|.)/g, (escape) => inOtherWords[escape] ?? escape);
}

describe('a pattern of JSON Schema for the verifier', () => {
  it.each([
    ['^[A-Za-z0-9]{32}$', '^[A-Za-z0-9]{32}$', 'keeps an anchored pattern'],
    ['b', '^[\\s\\S]*?(?:b)[\\s\\S]*$', 'wraps a pattern that searches'],
    ['^a', '^[\\s\\S]*?(?:\\Aa)[\\s\\S]*$', 'wraps a pattern that is anchored at one end'],
    ['^a|b$', '^[\\s\\S]*?(?:\\Aa|b\\z)[\\s\\S]*$', 'wraps a choice, whose parts are anchored at one end each'],
    ['^(a|b)$', '^(a|b)$', 'keeps an anchored group'],
    ['^\\d\\w$', '^[0-9][0-9A-Za-z_]$', 'spells out ASCII sets'],
    ['^[\\d.]$', '^[[0-9]\\.]$', 'spells out a set in a class'],
    ['^.$', '^[^\\n\\r\\x{2028}\\x{2029}]$', 'spells out the dot, which takes more in Oniguruma'],
    ['^[^\\u0000-\\u001F]*$', '^[^\\x{0}-\\x{1f}]*$', 'writes control characters by number'],
    ['^[!-~]{1,64}$', '^[\\x{21}-\\x{7e}]{1,64}$', 'writes punctuation in a class by number'],
    ['^a+?b{2,}c?$', '^a+?b{2,}c?$', 'keeps counts'],
    ['^(?<year>[0-9])(?:x)(?=y)(?!z)$', '^([0-9])(?:x)(?=y)(?!z)$', 'keeps groups, without names, and lookahead'],
    ['^\\p{Lu}\\P{Script=Greek}$', '^\\p{Lu}\\P{Greek}$', 'writes Unicode properties'],
    ['^(?<a>x)(?<b>y)\\k<b>$', '^(x)(y)\\2$', 'refers to groups by number'],
    ['^a{2}?$', '^a{2}$', 'drops what means another thing in Ruby'],
    ['^\\/a-b$', '^\\/a-b$', 'takes escapes that the flag u allows'],
    ['^\\-$', '^-$', 'takes old escapes that the flag u refuses'],
    ['^[]$', '^[^\\s\\S]$', 'writes the class of nothing'],
    ['^[^]$', '^[\\s\\S]$', 'writes the class of everything'],
  ])('%s becomes %s: %s', (pattern, want) => {
    expect(verifierRegex(pattern)).toBe(want);
  });

  it.each([['['], ['^\\ud800$']])('%s is not expressible', (pattern) => {
    expect(verifierRegex(pattern)).toBeUndefined();
  });

  const texts = fc.stringMatching(/^[ab\-.~&0 _é\n]{0,6}$/);

  it.each([
    ['^[a-b]*$'],
    ['b'],
    ['^a|b$'],
    ['\\bb\\b'],
    ['^\\w+$'],
    ['\\s'],
    ['[^\\w]'],
    ['^.{2}$'],
    ['(a)\\1'],
    ['^[~&-]+$'],
    ['a(?!b)'],
    ['(?<=a)b'],
    ['\\Ba'],
    ['^[\\D]$'],
  ])('%s takes the same texts in whole as the pattern finds', (pattern) => {
    const whole = new RegExp(`^(?:${inEcmaScript(verifierRegex(pattern))})$`, 'v');
    const search = new RegExp(pattern, 'u');
    fc.assert(
      fc.property(texts, (text) => whole.test(text) === search.test(text)),
      { numRuns: 500 },
    );
  });
});

describe('a regex of texts', () => {
  it('takes exactly these texts, whatever is in them', () => {
    const text = fc.string({ unit: 'grapheme-ascii', maxLength: 5 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), text, (all, other) => {
        const regex = new RegExp(inEcmaScript(regexOfTexts(all)), 'v');
        return all.every((one) => regex.test(one)) && regex.test(other) === all.includes(other);
      }),
    );
  });
});
