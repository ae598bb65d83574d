import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsPattern, foldCase, searchText } from './search-text.ts';

describe('foldCase', () => {
  it.each([
    ['Orders', 'oRDERS'],
    ['Straße', 'STRASSE'],
    ['ΑΣ', 'ας'],
    ['cafe\u0301', 'CAFÉ'],
    ['a\u001Fb', 'A\uFFFDB'],
  ])('does not tell %s from %s', (one, other) => {
    expect(foldCase(one)).toBe(foldCase(other));
  });
});

describe('containsPattern', () => {
  it('takes every character of the keyword for itself', () => {
    expect(containsPattern('50%_\\')).toBe('%50\\%\\_\\\\%');
  });

  it('does not find what lies between two texts', () => {
    expect(like(searchText('a', 'b'), containsPattern('\u001F'))).toBe(false);
    expect(like(searchText('a', 'b'), containsPattern('a\u001Fb'))).toBe(false);
    expect(like(searchText('a\u001Fb'), containsPattern('a\u001Fb'))).toBe(true);
  });

  it('matches, as LIKE does, exactly where the text contains the keyword', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '%', '_', '\\', 'é'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (whole, keyword) => {
        expect(like(searchText(whole), containsPattern(keyword))).toBe(foldCase(whole).includes(foldCase(keyword)));
      }),
    );
  });
});

/** `LIKE` of PostgreSQL (manual, 9.7.1), for short texts. */
function like(text: string, pattern: string): boolean {
  const [first = '', second = ''] = pattern;
  if (pattern === '') return text === '';
  if (first === '%') return like(text, pattern.slice(1)) || (text !== '' && like(text.slice(1), pattern));
  if (first === '\\') return text.startsWith(second) && like(text.slice(1), pattern.slice(2));
  return text !== '' && (first === '_' || text.startsWith(first)) && like(text.slice(1), pattern.slice(1));
}
