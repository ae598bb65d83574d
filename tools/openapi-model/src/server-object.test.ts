import { describe, expect, test } from 'vitest';
import { locate, problemsOf } from '../test/locate.ts';
import { readServers } from './server-object.ts';

describe('readServers', () => {
  test.each([
    { given: undefined, want: ['/'] },
    { given: [], want: ['/'] },
    { given: [{ url: 'https://a.example' }, { url: '/v1' }], want: ['https://a.example', '/v1'] },
    {
      given: [
        { url: 'https://{region}.example:{port}', variables: { region: { default: 'eu' }, port: { default: '1' } } },
      ],
      want: ['https://eu.example:1'],
    },
  ])('of $given are $want', ({ given, want }) => {
    const root = locate(given === undefined ? {} : { servers: given });
    expect(readServers(root.member('servers')).map(({ url }) => url)).toEqual(want);
    expect(problemsOf(root)).toEqual([]);
  });

  test('reports a variable without a default', () => {
    const root = locate({ servers: [{ url: 'https://{region}.example' }] });
    readServers(root.member('servers'));
    expect(problemsOf(root)).toEqual(['#/servers/0/variables: the variable region of the server needs a default']);
  });
});
