import { describe, expect, it } from 'vitest';
import { documentWith } from '../test/document.ts';
import { pactFile } from './pact-file.ts';
import { readContract } from './read-contract.ts';

const parties = { consumer: 'web', provider: 'users' };

describe('a pact file', () => {
  it('has the interactions in the order of their descriptions, whatever the order of the document', () => {
    const { interactions } = readContract(documentWith());
    const file = pactFile(parties, interactions.toReversed());
    expect(file).toEqual(pactFile(parties, interactions));
    expect(file['interactions']).toEqual([
      expect.objectContaining({ description: 'GetUser: 200 found' }),
      expect.objectContaining({ description: 'GetUser: 404 missing' }),
    ]);
  });

  it('says where an interaction comes from, and what it expects', () => {
    const { interactions } = readContract(documentWith());
    expect(pactFile(parties, interactions.slice(0, 1))).toEqual({
      consumer: { name: 'web' },
      provider: { name: 'users' },
      metadata: { pactSpecification: { version: '4.0' } },
      interactions: [
        {
          type: 'Synchronous/HTTP',
          description: 'GetUser: 200 found',
          pending: false,
          comments: {
            references: {
              openapi: { operationId: 'GetUser', method: 'get', path: '/users/{id}', status: '200', version: '1.2.3' },
            },
          },
          providerStates: [{ name: 'a user', params: { id: 'u1' } }],
          request: { method: 'GET', path: '/users/u1' },
          response: {
            status: 200,
            headers: { 'Content-Type': ['application/json'] },
            body: { content: { name: 'Ada' }, contentType: 'application/json', encoded: false },
            matchingRules: { body: { '$.name': { matchers: [{ match: 'type' }] } } },
          },
        },
      ],
    });
  });
});
