import { describe, expect, it } from 'vitest';
import { indexInteractions, type SentRequest } from './interaction-of-exchange.ts';

const find = indexInteractions([
  {
    description: 'get',
    request: { method: 'GET', path: '/users', query: { a: ['1', '2'], b: ['x y'] } },
    response: { status: 200 },
  },
  {
    description: 'get in a state',
    providerStates: [{ name: 's', params: { a: 1, b: 2 } }],
    request: { method: 'GET', path: '/users' },
    response: { status: 200 },
  },
  {
    description: 'get in English',
    providerStates: [{ name: 's', params: { a: 1, b: 2 } }],
    request: { method: 'GET', path: '/users', headers: { 'X-Language': ['en-us'] } },
    response: { status: 200 },
  },
  {
    description: 'post',
    request: { method: 'POST', path: '/users', body: { content: { a: 1, b: [1, 2] } } },
    response: { status: 200 },
  },
]);
const sent: SentRequest = { method: 'GET', path: '/users', query: '', states: [], requestHeaders: {}, requestBody: '' };

describe('the interaction of a request', () => {
  it.each<[string, Partial<SentRequest>, string | undefined]>([
    ['is found by its query, in any order', { query: '?b=x%20y&a=1&a=2' }, 'get'],
    ['is not found by half of its query', { query: '?a=1&a=2' }, undefined],
    [
      'is found by its states, in any order of members',
      { states: [{ name: 's', params: { b: 2, a: 1 } }] },
      'get in a state',
    ],
    [
      'is found by its headers',
      { states: [{ name: 's', params: { b: 2, a: 1 } }], requestHeaders: { 'x-language': 'en-us', accept: '*/*' } },
      'get in English',
    ],
    ['is not found in another state', { states: [{ name: 't' }] }, undefined],
    ['is found by its body, in any order of members', { method: 'POST', requestBody: '{"b":[1,2],"a":1}' }, 'post'],
    ['is not found by another body', { method: 'POST', requestBody: '{"b":[2,1],"a":1}' }, undefined],
    ['is not found by another path', { path: '/' }, undefined],
  ])('%s', (_, parts, want) => {
    expect(find({ ...sent, ...parts })?.description).toBe(want);
  });

  it('must not be two', () => {
    const request = { method: 'GET', path: '/users' };
    const twins = ['one', 'other'].map((description) => ({ description, request, response: { status: 200 } }));
    expect(() => indexInteractions(twins)).toThrow('"one" and "other" send the same request in the same states.');
  });
});
