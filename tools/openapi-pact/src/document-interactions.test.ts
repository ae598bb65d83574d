import { createModel, type Json, type JsonObject } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { documentWith, response, userFound, userId, userMissing } from '../test/document.ts';
import {
  documentInteractions,
  type DocumentInteractions,
  type DocumentInteractionsOptions,
} from './document-interactions.ts';
import { interactionsFile } from './interactions-file.ts';

function json(schema: JsonObject, members: JsonObject = {}): JsonObject {
  return { description: '', content: { 'application/json': { schema, ...members } } };
}

/** The interactions of one operation `op`, by default `GET /things`. */
function of(
  operation: JsonObject,
  options: DocumentInteractionsOptions = {},
  {
    path = '/things',
    method = 'get',
    components = {},
  }: { path?: string; method?: string; components?: JsonObject } = {},
): DocumentInteractions {
  const model = createModel({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: { [path]: { [method]: { operationId: 'op', ...operation } } },
    components,
  });
  return documentInteractions(model, options);
}

const descriptions = ({ interactions }: DocumentInteractions): readonly string[] =>
  interactions.map(({ description }) => description);

const thing = { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, name: { type: 'string' } } };

describe('the interactions of a document', () => {
  const responses = {
    '200': json(thing),
    '201': json(thing),
    '204': { description: '' },
    '404': { description: '' },
    '409': { description: '' },
    '4XX': { description: '' },
    '500': { description: '' },
    default: { description: '' },
  };

  it.each<[readonly string[] | undefined, readonly string[]]>([
    [undefined, ['op: 200', 'op: 201', 'op: 204', 'op: 404']],
    [['4xx'], ['op: 404', 'op: 409', 'op: 4XX']],
    [['default'], ['op: default']],
  ])('for the statuses %j are %j', (statuses, want) => {
    expect(descriptions(of({ responses }, statuses === undefined ? {} : { statuses }))).toEqual(want);
  });

  it('have values that fit, rules as wide as the schema, and a state of their own', () => {
    const { interactions, coverage } = of({ responses: { '200': json({ type: 'array', items: thing }) } });
    expect(interactions).toEqual([
      {
        description: 'op: 200',
        operationId: 'op',
        key: 'default',
        requestIsValid: true,
        providerStates: [{ name: 'op: 200' }],
        reference: { operationId: 'op', method: 'get', path: '/things', status: '200', version: '1' },
        credentials: [],
        input: {},
        request: { method: 'GET', path: '/things', query: {}, headers: {} },
        response: {
          status: 200,
          headers: { 'Content-Type': ['application/json'] },
          body: { contentType: 'application/json', content: [{ id: 1 }] },
          matchingRules: {
            body: { $: { matchers: [{ match: 'type', min: 0 }] }, '$[*].id': { matchers: [{ match: 'integer' }] } },
          },
        },
      },
    ]);
    expect(coverage).toEqual([
      {
        operationId: 'op',
        method: 'get',
        path: '/things',
        status: '200',
        mediaType: 'application/json',
        interactions: ['op: 200'],
      },
    ]);
  });

  it('have members that are not required where they are asked for', () => {
    const { interactions } = of({ responses: { '200': json(thing) } }, { optional: true });
    expect(interactions[0]?.response.body?.content).toEqual({ id: 1, name: 'text' });
  });

  it.each<[string, JsonObject, Json]>([
    ['the example of the media type', { example: { id: 5 } }, { id: 5 }],
    ['the example of the media type without what nobody promises', { example: { id: 5, other: 1 } }, { id: 5 }],
    ['a sample where the example does not fit', { example: { id: 'x' } }, { id: 1 }],
    ['the first example that fits', { examples: { a: { value: 5 }, b: { value: { id: 7 } } } }, { id: 7 }],
    ['the example named default', { examples: { a: { value: { id: 5 } }, default: { value: { id: 7 } } } }, { id: 7 }],
  ])('have %s', (_, members, want) => {
    expect(of({ responses: { '200': json(thing, members) } }).interactions[0]?.response.body?.content).toEqual(want);
  });

  it('have one for every media type, the others of which must be asked for', () => {
    const text = { schema: { type: 'string' } };
    const made = of({
      responses: {
        '200': { description: '', content: { 'text/plain': text, 'application/json': text, 'image/png': {} } },
      },
    });
    expect(
      made.interactions.map(({ description, request, response: { headers, body } }) => [
        description,
        request.headers,
        headers,
        body?.content,
      ]),
    ).toEqual([
      ['op: 200 text/plain', { Accept: ['text/plain'] }, { 'Content-Type': ['text/plain'] }, 'text'],
      ['op: 200', {}, { 'Content-Type': ['application/json'] }, 'text'],
      ['op: 200 image/png', { Accept: ['image/png'] }, {}, undefined],
    ]);
    expect(made.coverage.map(({ interactions }) => interactions)).toEqual([
      ['op: 200 text/plain'],
      ['op: 200'],
      ['op: 200 image/png'],
    ]);
  });

  it('expect no body where HTTP has none', () => {
    expect(
      of({ responses: { '200': json(thing) } }, {}, { method: 'head' }).interactions[0]?.response.body,
    ).toBeUndefined();
    expect(of({ responses: { '204': json(thing) } }).interactions[0]?.response.body).toBeUndefined();
  });

  it('accept any text and any bytes', () => {
    const content = { 'application/pdf': { schema: { type: 'string' } } };
    expect(of({ responses: { '200': { description: '', content } } }).interactions[0]?.response).toMatchObject({
      body: { content: 'dGV4dA==', encoded: 'base64' },
      matchingRules: { body: { $: { matchers: [{ match: 'notEmpty' }] } } },
    });
    const text = { 'text/csv': { schema: { type: 'string' } } };
    expect(
      of({ responses: { '200': { description: '', content: text } } }).interactions[0]?.response.matchingRules,
    ).toEqual({
      body: { $: { matchers: [{ match: 'regex', regex: '^[\\s\\S]*$' }] } },
    });
  });

  it.each<[readonly string[], string | undefined, string | undefined]>([
    [['200', 'default'], '500', 'error'],
    [['200', '500', 'default'], '400', 'error'],
    [['200', '5XX', '4XX', 'default'], undefined, undefined],
    [['default'], '200', 'success'],
    [['404', 'default'], '200', 'success'],
  ])('of %j expect %s of default', (documented, status, rule) => {
    const { interactions, warnings } = of(
      { responses: Object.fromEntries(documented.map((name) => [name, { description: '' }])) },
      { statuses: ['default'] },
    );
    expect(interactions[0]?.response.status.toString()).toBe(status);
    expect(interactions[0]?.response.matchingRules.status?.matchers[0]).toEqual(
      rule === undefined ? undefined : { match: 'statusCode', status: rule },
    );
    expect(warnings).toHaveLength(status === undefined ? 1 : 0);
  });
});

describe('the requests', () => {
  const ok = { '200': { description: '' } };
  const body = (content: JsonObject, required = false): JsonObject => ({
    requestBody: { required, content },
    responses: ok,
  });
  const form = { 'application/x-www-form-urlencoded': { schema: { properties: { a: { type: 'string' } } } } };

  it.each<[string, JsonObject, object]>([
    [
      'required parameters',
      { parameters: [{ name: 'q', in: 'query', required: true, schema: { type: 'integer', minimum: 7 } }] },
      { query: { q: ['7'] } },
    ],
    [
      'examples that fit',
      { parameters: [{ name: 'q', in: 'query', required: true, schema: { type: 'integer' }, example: 9 }] },
      { query: { q: ['9'] } },
    ],
    [
      'no examples that do not',
      { parameters: [{ name: 'q', in: 'query', required: true, schema: { type: 'integer' }, example: 'x' }] },
      { query: { q: ['1'] } },
    ],
    [
      'no optional parameters',
      { parameters: [{ name: 'q', in: 'query', schema: { type: 'integer' }, example: 9 }] },
      { query: {} },
    ],
    [
      'members in deep objects',
      {
        parameters: [
          {
            name: 'q',
            in: 'query',
            required: true,
            style: 'deepObject',
            schema: { type: 'object', properties: { a: { type: 'integer' } } },
          },
        ],
      },
      { query: { 'q[a]': ['1'] } },
    ],
  ])('have %s', (_, operation, want) => {
    expect(of({ ...operation, responses: ok }).interactions[0]?.request).toMatchObject(want);
  });

  it.each<[string, string, JsonObject, object | undefined]>([
    [
      'post',
      'a body that is not required',
      body({ 'application/json': { schema: thing } }),
      { contentType: 'application/json', content: { id: 1 } },
    ],
    ['delete', 'no body that is not required', body({ 'application/json': { schema: thing } }), undefined],
    [
      'delete',
      'a body that is required',
      body({ 'application/json': { schema: thing } }, true),
      { contentType: 'application/json', content: { id: 1 } },
    ],
    ['post', 'a form', body(form, true), { contentType: 'application/x-www-form-urlencoded', content: 'a=text' }],
    [
      'post',
      'JSON where there is a choice',
      body({ ...form, 'application/json': { schema: thing } }),
      { contentType: 'application/json', content: { id: 1 } },
    ],
    ['post', 'no form of which nothing is required', body(form), undefined],
    [
      'post',
      'no empty form',
      body({ 'multipart/form-data': { schema: { type: 'object', maxProperties: 0 } } }),
      undefined,
    ],
    [
      'post',
      'no read-only members',
      body({
        'application/json': {
          schema: { required: ['a', 'b'], properties: { a: { readOnly: true }, b: { const: 1 } } },
        },
      }),
      { contentType: 'application/json', content: { b: 1 } },
    ],
  ])('%s have %s', (method, _, operation, want) => {
    const [interaction] = of(operation, {}, { method }).interactions;
    expect(interaction?.request.body).toEqual(want);
    expect(interaction?.request.headers['Content-Type']).toEqual(
      want === undefined ? undefined : [(want as { contentType: string }).contentType],
    );
  });

  it('of several parts have any boundary', () => {
    const { interactions } = of(
      body({ 'multipart/form-data': { schema: { required: ['a'] } } }),
      {},
      { method: 'post' },
    );
    expect(interactions[0]?.request.matchingRules).toEqual({
      header: { 'Content-Type': { matchers: [{ match: 'regex', regex: '^multipart/form-data(?:\\s*;.*)?$' }] } },
    });
  });

  it.each<[string, JsonObject, object]>([
    ['a sample', { type: 'apiKey', in: 'header', name: 'X-Key' }, { 'X-Key': ['example-key'] }],
    ['x-example', { type: 'apiKey', in: 'header', name: 'X-Key', 'x-example': 's' }, { 'X-Key': ['s'] }],
    ['a bearer token', { type: 'http', scheme: 'bearer' }, { Authorization: ['Bearer example-token'] }],
    ['a token of OAuth', { type: 'oauth2', flows: {} }, { Authorization: ['Bearer example-token'] }],
    ['a password', { type: 'http', scheme: 'Basic' }, { Authorization: ['Basic dXNlcjpwYXNzd29yZA=='] }],
    ['another scheme', { type: 'http', scheme: 'DPoP' }, { Authorization: ['DPoP example-token'] }],
    ['nothing for a certificate', { type: 'mutualTLS' }, {}],
  ])('show %s', (_, scheme, want) => {
    const { interactions } = of(
      { security: [{ s: [] }], responses: ok },
      {},
      { components: { securitySchemes: { s: scheme } } },
    );
    expect(interactions[0]?.request.headers).toEqual(want);
  });
});

describe('examples of one name', () => {
  const named = {
    parameters: [
      {
        name: 'id',
        in: 'path',
        required: true,
        schema: { type: 'string' },
        examples: { known: { value: 'u1' }, unknown: { value: 'u2' } },
      },
    ],
    responses: {
      '200': response(thing, { known: { id: 1 }, other: { id: 2 } }),
      '404': response({}, { unknown: {} }),
    },
  };

  it('in request and response make an interaction of the name', () => {
    const made = of(named, {}, { path: '/things/{id}' });
    expect(
      made.interactions.map(({ description, request, providerStates }) => [description, request.path, providerStates]),
    ).toEqual([
      ['op: 200 known', '/things/u1', [{ name: 'op: 200 known' }]],
      ['op: 404 unknown', '/things/u2', [{ name: 'op: 404 unknown' }]],
    ]);
    expect(made.warnings).toEqual([]);
  });

  it('have their provider states', () => {
    const { interactions } = documentInteractions(documentWith());
    expect(interactions.map(({ description, providerStates }) => [description, providerStates])).toEqual([
      ['GetUser: 200 found', [{ name: 'a user', params: { id: 'u1' } }]],
      ['GetUser: 404 missing', []],
    ]);
  });

  it('give way to a sample where they do not fit, with a warning', () => {
    const { interactions, warnings } = documentInteractions(
      documentWith({ responses: { '200': response({ type: 'integer' }, { found: 'x' }), '404': userMissing } }),
    );
    expect(interactions.map(({ description }) => description)).toEqual(['GetUser: 200', 'GetUser: 404 missing']);
    expect(warnings).toEqual([
      {
        operationId: 'GetUser',
        key: 'found',
        message: 'the response 200 does not fit its schema: the value must be integer.',
      },
    ]);
  });

  it('show no response that is not expressible', () => {
    const { interactions, coverage } = documentInteractions(
      documentWith({ responses: { '200': userFound, '404': { description: '', 'x-pact-not-expressible': 'why' } } }),
    );
    expect(interactions.map(({ description }) => description)).toEqual(['GetUser: 200 found']);
    expect(coverage[1]).toMatchObject({ status: '404', interactions: [], notExpressible: 'why' });
  });
});

describe('what cannot be shown', () => {
  it.each<[string, JsonObject, string]>([
    [
      'a parameter',
      { parameters: [{ name: 'q', in: 'query', required: true, schema: false }], responses: { '200': json({}) } },
      'no request can be made: query parameter q: no value was found that fits its schema',
    ],
    [
      'a body',
      {
        requestBody: { required: true, content: { 'application/json': { schema: false } } },
        responses: { '200': json({}) },
      },
      'no request can be made: request body: no value',
    ],
    ['a response', { responses: { '200': json({ not: {} }) } }, 'no response 200 can be made: no value'],
    ['an operation without responses', {}, 'nothing can be expected: the operation has no responses.'],
  ])('is a warning: %s', (_, operation, want) => {
    const { interactions, warnings } = of(operation);
    expect(interactions).toEqual([]);
    expect(warnings).toEqual([{ operationId: 'op', message: expect.stringContaining(want) }]);
  });

  it('keeps nothing else from being shown', () => {
    expect(descriptions(of({ responses: { '200': json({ not: {} }), '201': json(thing) } }))).toEqual(['op: 201']);
  });
});

describe('the file of a document', () => {
  it('is the same for the same document, and keeps every name', () => {
    const model = documentWith({
      parameters: [userId],
      responses: {
        '200': json({ required: ['__proto__'], properties: JSON.parse('{"__proto__":{"const":1}}') as JsonObject }),
      },
      operation: { 'x-provider-states': {} },
    });
    const text = interactionsFile(model, documentInteractions(model));
    expect(text).toBe(interactionsFile(model, documentInteractions(model)));
    expect(text).toContain('"__proto__": 1');
    expect(JSON.parse(text)).toMatchObject({
      title: 'Users',
      version: '1.2.3',
      openapi: '3.1.0',
      interactions: [{}],
      coverage: [{}],
    });
  });
});
