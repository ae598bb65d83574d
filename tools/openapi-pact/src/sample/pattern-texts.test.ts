import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternTexts } from './pattern-texts.ts';

function first(pattern: string, longest?: number): string | undefined {
  for (const text of patternTexts(pattern, longest)) return text;
  return undefined;
}

describe('the first text of a pattern', () => {
  it.each([
    ['^[a-z]{3}$', 'aaa'],
    ['^u[0-9]+$', 'u00'],
    ['b', 'b'],
    ['^(\\d{3}-)?\\d{4}$', '000-0000'],
    ['^(cat|dog)s?$', 'cats'],
    ['^(a|b)\\1$', 'aa'],
    ['^(?<first>x)\\k<first>$', 'xx'],
    ['^(?=.*[A-Z])(?=.*\\d)(?=.*[!@]).{8,}$', '!0Aaaaaaa'],
    ['^[^a-zA-Z]$', '0'],
    ['^[\\p{Lu}]\\P{L}$', 'A0'],
    ['^\\p{Script=Greek}$', 'α'],
    ['^[\\u0100-\\u0110]$', '\u0100'],
    ['^\\-$', '-'],
    ['\\bword\\b', 'word'],
    ['^#[0-9a-fA-F]{6}$', '#aaaaaa'],
    ['^(?!a)[a-c]$', 'b'],
    ['^$', ''],
  ])('%s', (pattern, want) => {
    expect(first(pattern)).toBe(want);
  });

  it.each([['['], ['^a(?=b)$'], ['(?!)']])('%s has none', (pattern) => {
    expect(first(pattern)).toBeUndefined();
  });
});

describe('the texts of a pattern', () => {
  it('get longer where they may', () => {
    const lengths = [...patternTexts('^[a-z]+$', 20)].map((text) => text.length);
    expect(lengths).toContain(20);
  });

  it('are all different, and found by it', () => {
    const piece = fc.constantFrom('a', '[a-c]', '\\d', '.', '(?:x|y)', '[^a]', '\\w', '(b)');
    const count = fc.constantFrom('', '?', '*', '+', '{2}', '{1,3}');
    const pattern = fc
      .array(fc.tuple(piece, count), { minLength: 1, maxLength: 4 })
      .map((parts) => `^${parts.flat().join('')}$`);
    fc.assert(
      fc.property(pattern, (source) => {
        const texts = [...patternTexts(source)].slice(0, 20);
        return (
          texts.length > 0 &&
          new Set(texts).size === texts.length &&
          texts.every((text) => new RegExp(source, 'u').test(text))
        );
      }),
      { numRuns: 50 },
    );
  });
});
