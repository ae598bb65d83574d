import type { Json, JsonObject } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { documentWith, response, userFound, userId, userMissing, type DocumentParts } from '../test/document.ts';
import { ContractError } from './contract-error.ts';
import { readContract } from './read-contract.ts';

const json = (examples: JsonObject, schema: JsonObject = { type: 'object', required: ['name'] }): JsonObject => ({
  required: true,
  content: response(schema, examples)['content'] ?? {},
});
const states = (byKey: JsonObject): JsonObject => ({ 'x-provider-states': byKey });

describe('the interactions of a document', () => {
  it('are its paired examples', () => {
    const { interactions } = readContract(documentWith());
    expect(interactions).toEqual([
      {
        description: 'GetUser: 200 found',
        operationId: 'GetUser',
        key: 'found',
        requestIsValid: true,
        providerStates: [{ name: 'a user', params: { id: 'u1' } }],
        reference: { operationId: 'GetUser', method: 'get', path: '/users/{id}', status: '200', version: '1.2.3' },
        credentials: [],
        input: { path: { id: 'u1' } },
        request: { method: 'GET', path: '/users/u1', query: {}, headers: {} },
        response: {
          status: 200,
          headers: { 'Content-Type': ['application/json'] },
          body: { contentType: 'application/json', content: { name: 'Ada' } },
          matchingRules: { body: { '$.name': { matchers: [{ match: 'type' }] } } },
        },
      },
      expect.objectContaining({ description: 'GetUser: 404 missing', providerStates: [] }),
    ]);
  });

  it('can have a wrong request where the response is a 400', () => {
    const { interactions } = readContract(
      documentWith({
        operation: states({ found: [], wrong: [] }),
        requestBody: json({ found: { name: 'Ada' }, wrong: {} }),
        responses: { '200': userFound, '400': response({}, { wrong: {} }) },
      }),
    );
    expect(interactions.map(({ key, requestIsValid }) => [key, requestIsValid])).toEqual([
      ['found', true],
      ['wrong', false],
    ]);
  });

  it('can end in the one response without a body', () => {
    const { interactions, coverage } = readContract(
      documentWith({
        operation: states({ gone: [] }),
        responses: { '204': { description: '' } },
      }),
    );
    expect(interactions.map((interaction) => interaction.response)).toEqual([
      { status: 204, headers: {}, matchingRules: {} },
    ]);
    expect(coverage).toEqual([expect.objectContaining({ status: '204', interactions: ['GetUser: 204 gone'] })]);
  });

  it('can expect a class of statuses', () => {
    const { interactions } = readContract(
      documentWith({ operation: states({ missing: [] }), responses: { '4XX': userMissing } }),
    );
    expect(interactions[0]?.response).toMatchObject({
      status: 400,
      matchingRules: { status: { matchers: [{ match: 'statusCode', status: 'clientError' }] } },
    });
  });

  it('expect a header of the response that has an example of their name', () => {
    const found = {
      ...userFound,
      headers: { ETag: { schema: {}, examples: { found: { value: '"1"' } } }, Age: { schema: {} } },
    };
    const { interactions } = readContract(
      documentWith({ operation: states({ found: [] }), responses: { '200': found } }),
    );
    expect(interactions[0]?.response.headers).toEqual({ ETag: ['"1"'], 'Content-Type': ['application/json'] });
  });

  const anyText = '^[\\s\\S]*$';
  it.each<[string, JsonObject, Json, JsonObject | undefined]>([
    [
      'of a pattern',
      { schema: { type: 'string', pattern: '^[!-~]+$' } },
      't',
      { match: 'regex', regex: '^[\\x{21}-\\x{7e}]+$' },
    ],
    ['that is any text', { schema: { type: 'string' } }, 't', { match: 'type' }],
    ['of any kind', { schema: {} }, 't', { match: 'regex', regex: anyText }],
    ['that is a number', { schema: { type: 'integer' } }, 5, { match: 'regex', regex: '^(?:-?[0-9]+)$' }],
    ['that is meant to the letter', { schema: { type: 'string', const: 't' } }, 't', { match: 'equality' }],
    ['without a schema', {}, 't', undefined],
  ])('expect of a header %s what its schema says', (_, header, value, want) => {
    const found = { ...userFound, headers: { 'X-H': { ...header, examples: { found: { value } } } } };
    const { interactions } = readContract(
      documentWith({ operation: states({ found: [] }), responses: { '200': found } }),
    );
    const rules = interactions[0]?.response.matchingRules.header;
    expect(rules).toEqual(want === undefined ? undefined : { 'X-H': { matchers: [want] } });
  });
});

describe('the coverage of a document', () => {
  it('has every response, with its interactions, or why there are none, or neither', () => {
    const { coverage } = readContract(
      documentWith({
        operation: states({ found: [] }),
        responses: {
          '200': userFound,
          '500': { description: '', 'x-pact-not-expressible': 'nobody can ask for it' },
          '503': { description: '' },
        },
      }),
    );
    expect(coverage.map(({ status, interactions, notExpressible }) => [status, interactions, notExpressible])).toEqual([
      ['200', ['GetUser: 200 found'], undefined],
      ['500', [], 'nobody can ask for it'],
      ['503', [], undefined],
    ]);
  });
});

describe('a document whose examples make no interactions is refused', () => {
  it.each<[string, DocumentParts, string]>([
    [
      'a response example has no provider state',
      { operation: states({ found: [] }) },
      'GetUser, example missing: has no provider state',
    ],
    [
      'a provider state has no response example',
      { operation: states({ found: [], missing: [], other: [] }) },
      'GetUser, example other: has a provider state, but no response example',
    ],
    [
      'a response example has no request example',
      { requestBody: json({ found: { name: 'Ada' } }) },
      'GetUser, example missing: the response 404 has this example, the request body has not',
    ],
    [
      'a request example has no response example',
      { requestBody: json({ found: { name: 'Ada' }, missing: { name: 'A' }, other: { name: 'B' } }) },
      'GetUser, example other: has a request, but no response example',
    ],
    [
      'two responses have the same example',
      { responses: { '200': userFound, '404': response({}, { found: {} }) } },
      'GetUser, example found: is an example of the responses 200 and 404',
    ],
    [
      'a required parameter has no example',
      { parameters: [{ ...userId, examples: {} }] },
      'GetUser, example found: the required path parameter id has no example',
    ],
    [
      'a request that should succeed is wrong',
      { parameters: [{ ...userId, examples: { default: { value: 'x' } } }] },
      'GetUser, example found: the request does not fit the document: path parameter id',
    ],
    [
      'a response does not fit its schema',
      { responses: { '200': response({ type: 'object' }, { found: 5 }), '404': userMissing } },
      'GetUser, example found: the response 200 does not fit its schema: the value must be object',
    ],
    [
      'a response is not expressible and has an example',
      { responses: { '200': { ...userFound, 'x-pact-not-expressible': 'no' }, '404': userMissing } },
      'GetUser, example found: the response 200 has x-pact-not-expressible and an example',
    ],
    [
      'a response has no status to expect',
      { responses: { default: userFound, '404': userMissing } },
      'GetUser, example found: the response default has no status',
    ],
    [
      'provider states are no list',
      { operation: states({ found: {}, missing: [] }) },
      'GetUser, example found: x-provider-states must have a list',
    ],
    [
      'a provider state has no name',
      { operation: states({ found: [{}], missing: [] }) },
      'GetUser, example found: a provider state must be {name, params}',
    ],
    [
      'no credential has an example',
      {
        operation: { security: [{ key: [] }] },
        securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      },
      'GetUser: no choice of its security has an example',
    ],
    [
      'a parameter cannot be written',
      {
        parameters: [{ name: 'id', in: 'path', required: true, schema: {}, examples: { default: { value: '' } } }],
      },
      'GetUser, example found: the request cannot be written: the path parameter id would be empty',
    ],
  ])('because %s', (_, parts, want) => {
    expect(() => readContract(documentWith(parts))).toThrow(ContractError);
    expect(() => readContract(documentWith(parts))).toThrow(want);
  });

  it('with everything that is wrong at once', () => {
    expect(() => readContract(documentWith({ operation: states({ other: [] }) }))).toThrow(
      /example found.*\n.*example missing.*\n.*example other/,
    );
  });
});
