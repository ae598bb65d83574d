import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ServiceError } from '../service-error.ts';
import { parseQuery, type QueryParameterType } from './query.ts';

const names = new Map<string, QueryParameterType>([
  ['keywords', 'text'],
  ['per_page', 'text'],
  ['limit', 'integer'],
]);
const invalid = (_name: string, message: string): Error => new ServiceError('invalidParameter', message);

describe('parseQuery', () => {
  it.each([
    { query: '', want: {} },
    { query: 'keywords=a', want: { keywords: 'a' } },
    { query: 'keywords=a+b%20c', want: { keywords: 'a b c' } },
    { query: 'keywords=a%2Bb&per_page=10', want: { keywords: 'a+b', per_page: '10' } },
    { query: 'keywords=%E4%B8%AD', want: { keywords: '中' } },
    { query: 'keywords=a=b', want: { keywords: 'a=b' } },
    { query: 'keywords', want: { keywords: '' } },
    { query: 'keywords=', want: { keywords: '' } },
    { query: 'per-page=1&per-page=2&%ff=%ff&', want: {} },
    { query: 'limit=10', want: { limit: 10 } },
    { query: 'limit=-1', want: { limit: -1 } },
    { query: 'limit=0', want: { limit: 0 } },
    { query: 'limit=', want: { limit: '' } },
    { query: 'limit=+1', want: { limit: ' 1' } },
    { query: 'limit=01', want: { limit: '01' } },
    { query: 'limit=1.0', want: { limit: '1.0' } },
    { query: 'limit=1e2', want: { limit: '1e2' } },
    { query: 'limit=12345678901234567890', want: { limit: '12345678901234567890' } },
    { query: '__proto__=x&constructor=y', want: {} },
  ])('reads $query', ({ query, want }) => {
    expect(parseQuery(query, names, invalid)).toStrictEqual(want);
  });

  it.each([
    { query: 'keywords=a&keywords=a', message: 'keywords: expected the parameter once, got it several times.' },
    { query: 'keywords=%ED%A0%80', message: /^keywords: expected UTF-8/ },
    { query: 'per_page=%', message: /^per_page: expected UTF-8/ },
  ])('refuses $query', ({ query, message }) => {
    expect(() => parseQuery(query, names, invalid)).toThrow(message);
  });

  it('reads what URLSearchParams writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (keywords) => {
        expect(parseQuery(new URLSearchParams({ keywords }).toString(), names, invalid)).toStrictEqual({ keywords });
      }),
    );
  });

  it('gives documented parameters, or an error for the caller, for any text', () => {
    const outcome = (query: string): unknown => {
      try {
        return Object.keys(parseQuery(query, names, invalid)).every((name) => names.has(name));
      } catch (error) {
        return error instanceof ServiceError;
      }
    };
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', 'keywords=', '&per_page=%'), (query, prefix) => {
        expect(outcome(prefix + query)).toBe(true);
      }),
    );
  });
});
