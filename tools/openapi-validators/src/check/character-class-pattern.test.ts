import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterClassPattern } from './character-class-pattern.ts';

describe('characterClassPattern', () => {
  it.each<[string, ReturnType<typeof characterClassPattern>]>([
    ['^[A-Za-z0-9]{32}$', { minimum: 32, maximum: 32, forbidden: '[^A-Za-z0-9]' }],
    ['^[!-~]{1,64}$', { minimum: 1, maximum: 64, forbidden: '[^!-~]' }],
    ['^[a-f]{2,}$', { minimum: 2, maximum: Infinity, forbidden: '[^a-f]' }],
    [String.raw`^[\w\-.]+$`, { minimum: 1, maximum: Infinity, forbidden: String.raw`[^\w\-.]` }],
    [
      String.raw`^[^\u0000-\u001F\u007F]*$`,
      { minimum: 0, maximum: Infinity, forbidden: String.raw`[\u0000-\u001F\u007F]` },
    ],
    ['^[a^]$', { minimum: 1, maximum: 1, forbidden: '[^a^]' }],
    // Characters of two units have to be counted.
    ['^[^a]{2}$', undefined],
    ['^[^a]{1,2}$', undefined],
    ['^[^a]$', undefined],
    // A class cannot begin with ^ and mean it.
    ['^[^^a]*$', undefined],
    // Classes with characters of two units, or with surrogates.
    ['^[💩]+$', undefined],
    [String.raw`^[\u{1F4A9}]+$`, undefined],
    [String.raw`^[\p{L}]+$`, undefined],
    [String.raw`^[\S]+$`, undefined],
    [String.raw`^[\uD83D]+$`, undefined],
    [String.raw`^[ -\uFFFF]+$`, undefined],
    // Other patterns.
    ['[a]+', undefined],
    ['^[a]+', undefined],
    ['^[a]+?$', undefined],
    ['^[a]+b$', undefined],
    ['^[a][b]$', undefined],
    ['^[a]$|^[b]$', undefined],
    ['^[]$', undefined],
    ['^a+$', undefined],
  ])('reads %s', (pattern, want) => {
    expect(characterClassPattern(pattern)).toEqual(want);
  });

  it('decides what the pattern decides', () => {
    const part = fc.constantFrom(
      ...String.raw`a - b-y .-~ . ^ [ ( !-/ 0-9 \d \w \s \- \] \\ \x41 \n \u0000-\u001F \u00e9 \uD7FF-\uE000 \ue000-\uffff 💩 \S \p{L}`.split(
        ' ',
      ),
      ' -~',
    );
    const quantifier = fc.constantFrom('', '*', '+', '{0}', '{1}', '{2}', '{0,2}', '{1,}', '{2,}', '{2,3}', '?', '+?');
    const pattern = fc
      .tuple(fc.constantFrom('', '^'), fc.array(part, { minLength: 1, maxLength: 3 }), quantifier)
      .map(([negation, members, times]) => `^[${negation}${members.join('')}]${times}$`)
      .filter(isRegularExpression);
    const text = fc.array(
      fc.constantFrom(
        'a',
        'b',
        'z',
        'A',
        '-',
        ']',
        '\\',
        '^',
        ' ',
        '\n',
        '\u0000',
        'é',
        '\uD7FF',
        '\uD83D',
        '\uDCA9',
        '💩',
        '\uE000',
        '\uFFFF',
      ),
      { maxLength: 4 },
    );
    let read = 0;
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 20, maxLength: 20 }), (given, texts) => {
        const simple = characterClassPattern(given);
        if (simple === undefined) return;
        read += 1;
        const forbidden = new RegExp(simple.forbidden);
        for (const characters of texts) {
          const value = characters.join('');
          const fits = value.length >= simple.minimum && value.length <= simple.maximum && !forbidden.test(value);
          expect({ given, value, fits }).toEqual({ given, value, fits: new RegExp(given, 'u').test(value) });
        }
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});

function isRegularExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}
