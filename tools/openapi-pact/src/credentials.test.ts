import type { JsonObject } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { documentWith } from '../test/document.ts';
import { readContract } from './read-contract.ts';

const secret = { 'x-example': 's' };
const header = { type: 'apiKey', in: 'header' };
const signed = { ...header, name: 'Authorization', 'x-example': 'HMAC 00', 'x-pattern': '^HMAC [0-9a-f]{2}$' };
const time = { ...header, name: 'Date', 'x-example': '1', 'x-pattern': '^[0-9]+$' };

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

describe('a scheme that signs', () => {
  const token = { type: 'apiKey', in: 'header', name: 'X-Key', ...secret };
  const of = (security: readonly JsonObject[]) =>
    readContract(
      documentWith({
        operation: { security },
        securitySchemes: { token, signed, time, other: { ...header, name: 'Other' } },
      }),
    ).interactions;

  it('shows the first success of an operation once more, with other values in every request', () => {
    const interactions = of([{ token: [] }, { signed: [], time: [] }]);
    expect(interactions.map(({ description }) => description)).toEqual([
      'GetUser: 200 found',
      'GetUser: 404 missing',
      'GetUser: 200 found/signed',
    ]);
    expect(interactions[0]?.request).toMatchObject({ headers: { 'X-Key': ['s'] } });
    expect(interactions[0]?.request).not.toHaveProperty('matchingRules');
    expect(interactions[2]?.request).toMatchObject({
      headers: { Authorization: ['HMAC 00'], Date: ['1'] },
      matchingRules: {
        header: {
          Authorization: { matchers: [{ match: 'regex', regex: '^HMAC [0-9a-f]{2}$' }] },
          Date: { matchers: [{ match: 'regex', regex: '^[0-9]+$' }] },
        },
      },
    });
    expect(interactions[2]?.request.headers).not.toHaveProperty('X-Key');
  });

  it('shows nothing more of an operation that may not be signed, or without an example of every credential', () => {
    expect(of([{ token: [] }])).toHaveLength(2);
    expect(of([{ signed: [], time: [] }])).toHaveLength(2);
    expect(() => of([{ other: [] }, { signed: [], time: [] }])).toThrow('no choice of its security has an example');
    expect(of([{ token: [] }, { signed: [], other: [] }])).toHaveLength(2);
  });
});
