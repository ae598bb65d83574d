import { expect, test } from 'vitest';
import { locate, problemsOf, warningsOf } from '../test/locate.ts';
import { readPathItem } from './path-item-object.ts';

test('adds what stands beside a $ref to what it leads to', () => {
  const location = locate({
    item: { $ref: '#/shared', post: {}, parameters: [{ name: 'b' }], get: { summary: 'own' } },
    shared: { get: { summary: 'shared' }, put: {}, parameters: [{ name: 'a' }] },
  });
  const { operations, parameters } = readPathItem(location.member('item'));
  expect(operations.map(({ method, location: { pointer } }) => [method, pointer])).toEqual([
    ['get', '#/item/get'],
    ['put', '#/shared/put'],
    ['post', '#/item/post'],
  ]);
  expect(parameters.map(({ value }) => value)).toEqual([[{ name: 'a' }], [{ name: 'b' }]]);
  expect(problemsOf(location)).toEqual([]);
  expect(warningsOf(location)).toEqual([
    '#/item/get: get is in the path item that $ref leads to as well; this one is used',
  ]);
});
