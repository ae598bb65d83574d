import fc from 'fast-check';
import { expect, test } from 'vitest';
import { urlOf } from './outgoing-request.ts';

const definition = { operationId: 'op', path: '/a/{id}-{other}/{last}', statuses: [] } as const;
const base = 'https://example.com/v1';

test.each([
  ['/a', {}, '/a'],
  ['/{id}', { id: 1 }, '/1'],
  ['/{id}.{format}', { id: 'a', format: 'json' }, '/a.json'],
  ['/{a/b}/c', { 'a/b': 'x' }, '/x/c'],
  ['/a//b/', {}, '/a//b/'],
  ['/a?b={c}', { c: '&' }, '/a?b=%26'],
])('%s with %j is %s', (path, values, want) => {
  expect(urlOf(base, { ...definition, path }, { path: values })).toBe(base + want);
});

test('a query goes on where the path has one', () => {
  expect(urlOf(base, { ...definition, path: '/a?b=c' }, { query: { d: 1 } })).toBe(`${base}/a?b=c&d=1`);
});

test('no value leads to another path, and each arrives as it was given', () => {
  const value = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/^\.{1,2}$/.test(text));
  fc.assert(
    fc.property(value, value, value, (id, other, last) => {
      const { pathname, search, hash } = new URL(urlOf(base, definition, { path: { id, other, last } }));
      const [, v1, a, both = '', end = '', ...more] = pathname.split('/');
      expect([v1, a, decodeURIComponent(both), decodeURIComponent(end)]).toEqual(['v1', 'a', `${id}-${other}`, last]);
      expect([...more, search, hash]).toEqual(['', '']);
    }),
  );
});
