import type { JsonObject } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { documentWith, userId } from '../test/document.ts';
import { readContract } from './read-contract.ts';

const query = (members: JsonObject): JsonObject => ({ name: 'q', in: 'query', schema: {}, ...members });

describe('a parameter of a call', () => {
  it.each<[string, JsonObject, object]>([
    [
      'takes the example of the name of the interaction',
      query({ examples: { default: { value: 'd' }, found: { value: 'f' } } }),
      { query: { q: ['f'] } },
    ],
    [
      'takes the default where it is required',
      query({ required: true, examples: { other: { value: 'o' }, default: { value: 'd' } } }),
      { query: { q: ['d'] } },
    ],
    [
      'takes the first example where there is no default',
      query({ required: true, examples: { other: { value: 'o' } } }),
      { query: { q: ['o'] } },
    ],
    ['is left out where it is optional', query({ examples: { default: { value: 'd' } } }), { query: {} }],
    [
      'is written in its style',
      query({ explode: false, examples: { found: { value: ['a', 'b'] } } }),
      { query: { q: ['a,b'] } },
    ],
    ['repeats', query({ examples: { found: { value: ['a', 'b'] } } }), { query: { q: ['a', 'b'] } }],
    [
      'stands in a header',
      { ...query({ examples: { found: { value: 'f' } } }), in: 'header', name: 'X-Q' },
      { headers: { 'X-Q': ['f'] } },
    ],
    [
      'stands in a cookie',
      { ...query({ examples: { found: { value: 'f' } } }), in: 'cookie' },
      { headers: { Cookie: ['q=f'] } },
    ],
  ])('%s', (_, parameter, want) => {
    const { interactions } = readContract(documentWith({ parameters: [userId, parameter] }));
    expect(interactions[0]?.request).toMatchObject(want);
  });
});
