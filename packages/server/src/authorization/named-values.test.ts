import { describe, expect, it } from 'vitest';
import { namedValues } from './named-values.ts';

const request = {
  path: { connection_id: 'c1' },
  query: {},
  body: {
    shared_conn_id: 'c2',
    users: [{ user_id: 'u1' }, { user_id: 'u2' }, { user_id: 'u1' }],
    ids: ['a', { id: 'b' }],
  },
};

describe('namedValues', () => {
  it.each([
    { place: { in: 'path', name: 'connection_id' }, want: ['c1'] },
    { place: { in: 'query', name: 'connection_id' }, want: [] },
    { place: { in: 'body', name: 'shared_conn_id' }, want: ['c2'] },
    { place: { in: 'body', name: 'users[].user_id' }, want: ['u1', 'u2'] },
    { place: { in: 'body', name: 'ids[].id' }, want: ['a', 'b'] },
    { place: { in: 'body', name: 'missing[].id' }, want: [] },
    { place: { in: 'body', name: 'constructor' }, want: [] },
  ] as const)('finds $place.name of the $place.in', ({ place, want }) => {
    expect(namedValues(place, request)).toEqual(want);
  });

  it('overlooks nothing that is no text', () => {
    expect(() => namedValues({ in: 'body', name: 'ids[]' }, request)).toThrow('something else there');
  });
});
