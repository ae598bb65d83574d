import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createModel, loadModel, type JsonObject, type Model } from '@opendas/openapi-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentInteractions } from '../src/document-interactions.ts';
import { corpusFile, noCorpus } from './corpus.ts';
import { startPrism, verifyWithPrism, type PrismAnswers, type PrismVerdict } from './prism.ts';

const json = (schema: object): object => ({ description: '', content: { 'application/json': { schema } } });
const user = {
  type: 'object',
  required: ['id', 'nick', 'role', 'contact', 'friends', 'address', 'labels'],
  properties: {
    id: { type: 'integer' },
    nick: { type: ['string', 'null'] },
    role: { oneOf: [{ const: 'admin' }, { const: 'guest' }] },
    contact: { anyOf: [{ type: 'string' }, { type: 'object' }, { type: 'null' }] },
    friends: {
      type: 'array',
      items: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] },
    },
    address: {
      anyOf: [{ type: 'object', required: ['city'], properties: { city: { type: 'string' } } }, { type: 'null' }],
    },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    since: { type: 'string', format: 'date-time' },
  },
};
const document = {
  openapi: '3.1.0',
  info: { title: 'Users', version: '1' },
  security: [{ key: [] }],
  paths: {
    '/users': {
      get: {
        operationId: 'listUsers',
        parameters: [
          {
            name: 'ids',
            in: 'query',
            required: true,
            explode: false,
            schema: { type: 'array', items: { type: 'integer' } },
          },
          {
            name: 'page',
            in: 'query',
            required: true,
            style: 'deepObject',
            schema: { type: 'object', required: ['size'], properties: { size: { type: 'integer' } } },
          },
          { name: 'X-Mode', in: 'header', required: true, schema: { enum: ['fast'] } },
        ],
        responses: {
          '200': json({ type: 'array', items: user }),
          '401': { description: '' },
          '404': json({ type: 'object' }),
        },
      },
      post: {
        operationId: 'addUser',
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 3 } } },
            },
          },
        },
        responses: { '201': json(user), '400': json({ type: 'string' }) },
      },
    },
    '/users/{id}': {
      put: {
        operationId: 'setUser',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^u[0-9]$' } }],
        requestBody: { required: true, content: { 'application/json': { schema: user } } },
        responses: { '204': { description: '' } },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    schemas: {
      Cat: { type: 'object', required: ['lives'], properties: { lives: { type: 'integer' } } },
      Dog: { type: 'object', required: ['good'], properties: { good: { type: 'boolean' } } },
    },
  },
};

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'openapi-pact-prism-'));
  file = join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify(document));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function verify(model: Model, of: string, answers: PrismAnswers): Promise<readonly PrismVerdict[]> {
  const prism = await startPrism(of, answers);
  try {
    return await verifyWithPrism(model, documentInteractions(model).interactions, prism);
  } finally {
    await prism.close();
  }
}

describe('the pact of a document', () => {
  it.each<[PrismAnswers]>([['static'], ['dynamic']])(
    'is what a mock server of the document does, with %s answers',
    async (answers) => {
      const model = createModel(document as JsonObject);
      expect(documentInteractions(model).interactions).toHaveLength(6);
      expect(await verify(model, file, answers)).toEqual([]);
    },
  );

  it('is not what a mock server of another document does', async () => {
    const other = JSON.stringify(document)
      .replaceAll('"fast"', '"slow"')
      .replaceAll('"lives"', '"wives"')
      .replaceAll('"nick"', '"nack"');
    const otherFile = join(folder, 'other.json');
    writeFileSync(otherFile, other);
    const failed = await verify(createModel(document as JsonObject), otherFile, 'static');
    expect(failed.map(({ description }) => description)).toEqual([
      'listUsers: 200',
      'listUsers: 401',
      'listUsers: 404',
      'addUser: 201',
      'setUser: 204',
    ]);
  });

  it.skipIf(noCorpus !== undefined).each<[PrismAnswers]>([['static'], ['dynamic']])(
    'of a museum is what its mock server does, with %s answers (OPENAPI_CORPUS names the folder)',
    async (answers) => {
      const museum = corpusFile('museum.yaml');
      expect(await verify(loadModel(museum), museum, answers)).toEqual([]);
    },
  );
});
