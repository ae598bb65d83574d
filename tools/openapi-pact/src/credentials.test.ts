import type { JsonObject } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { documentWith } from '../test/document.ts';
import { readContract } from './read-contract.ts';

const secret = { 'x-example': 's' };

describe('the credentials of an interaction', () => {
  it.each<[string, JsonObject, readonly JsonObject[], object]>([
    [
      'an API key in a header',
      { k: { type: 'apiKey', in: 'header', name: 'X-Key', ...secret } },
      [{ k: [] }],
      { headers: { 'X-Key': ['s'] } },
    ],
    [
      'an API key in the query',
      { k: { type: 'apiKey', in: 'query', name: 'key', ...secret } },
      [{ k: [] }],
      { query: { key: ['s'] } },
    ],
    [
      'an API key in a cookie',
      { k: { type: 'apiKey', in: 'cookie', name: 'sid', ...secret } },
      [{ k: [] }],
      { headers: { Cookie: ['sid=s'] } },
    ],
    [
      'a bearer token',
      { k: { type: 'http', scheme: 'Bearer', ...secret } },
      [{ k: [] }],
      { headers: { Authorization: ['Bearer s'] } },
    ],
    [
      'a token of OAuth',
      { k: { type: 'oauth2', ...secret } },
      [{ k: ['read'] }],
      { headers: { Authorization: ['Bearer s'] } },
    ],
    [
      'the first choice that has an example',
      { a: { type: 'http', scheme: 'bearer' }, b: { type: 'apiKey', in: 'header', name: 'B', ...secret } },
      [{ a: [] }, { b: [] }],
      { headers: { B: ['s'] } },
    ],
    ['nothing where nothing is needed', { k: { type: 'oauth2', ...secret } }, [{}], { headers: {} }],
  ])('are %s', (_, securitySchemes, security, want) => {
    const { interactions } = readContract(documentWith({ operation: { security }, securitySchemes }));
    expect(interactions[0]?.request).toMatchObject(want);
  });
});
