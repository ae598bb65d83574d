import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate, outputKinds } from '@opendas/openapi-generate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A small service, whose answers are what a test says. */
const document = `openapi: 3.1.0
info: { title: Users, version: '1' }
paths:
  /users/{id}:
    get:
      operationId: GetUser
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: fields, in: query, explode: false, schema: { type: array, items: { type: string } } }
      responses:
        '200': { description: The user., content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }
        4XX: { description: A mistake., content: { application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } } } }
    put:
      operationId: PutUser
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }
      responses: { '204': { description: Stored. } }
components:
  schemas:
    User:
      type: object
      required: [id, name]
      properties: { id: { type: string, readOnly: true }, name: { type: string, minLength: 1 } }
    Problem: { type: object, required: [title], properties: { title: { type: string } } }
`;

interface Result {
  readonly ok: boolean;
  readonly status: number;
  readonly data?: unknown;
  readonly error?: unknown;
}

interface Validator {
  is(value: unknown): boolean;
  issues(value: unknown): readonly { readonly path: readonly (string | number)[] }[];
}

/** What the generated modules of the document export, as far as it is used here. */
interface Client {
  createTransport(options: { readonly baseUrl: string; readonly validators?: unknown }): unknown;
  getUser(transport: unknown, input: object): Promise<Result>;
  putUser(transport: unknown, input: object): Promise<Result>;
}

interface Validators {
  readonly schemas: Readonly<Record<string, Validator>>;
  readonly operations: Readonly<
    Record<string, { requestBody: Validator; responses: Readonly<Record<string, Validator>> }>
  >;
}

const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
const requests: { readonly line: string; readonly body: string }[] = [];
let answer: { readonly status: number; readonly type?: string; readonly body?: string };
let server: Server;
let client: Client;
let validators: Validators;
let baseUrl: string;

beforeAll(async () => {
  const input = join(folder, 'openapi.yaml');
  writeFileSync(input, document);
  const settings = {
    input,
    output: folder,
    formats: 'annotation',
    statuses: ['2xx'],
    documents: {},
    allowOutside: false,
  } as const;
  const { files } = generate({ ...settings, only: outputKinds }, { step: () => undefined, end: () => undefined });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  // The modules were just generated from the document above; they export this.
  client = (await import(pathToFileURL(join(folder, 'client.ts')).href)) as Client;
  validators = (await import(pathToFileURL(join(folder, 'validators.js')).href)) as Validators;
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({ line: `${request.method} ${request.url}`, body: Buffer.concat(chunks).toString() });
      response.writeHead(answer.status, answer.type === undefined ? {} : { 'content-type': answer.type });
      response.end(answer.body);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe('client and validators of one document', () => {
  test('send what the document says, and take the answer', async () => {
    answer = { status: 200, type: 'application/json', body: '{"id":"u1","name":"Ada"}' };
    const result = await client.getUser(client.createTransport({ baseUrl }), {
      path: { id: 'a/b' },
      query: { fields: ['id', 'name'] },
    });
    expect(requests.at(-1)?.line).toBe('GET /users/a%2Fb?fields=id,name');
    expect(result).toMatchObject({ ok: true, status: 200, data: { id: 'u1', name: 'Ada' } });
    expect(validators.operations['GetUser']?.responses['200']?.is(result.data)).toBe(true);
  });

  test('know a status by its class', async () => {
    answer = { status: 409, type: 'application/problem+json', body: '{"title":"Taken"}' };
    const result = await client.getUser(client.createTransport({ baseUrl }), { path: { id: 'u1' } });
    expect(result).toMatchObject({ ok: false, status: 409, error: { title: 'Taken' } });
    expect(validators.operations['GetUser']?.responses['4XX']?.is(result.error)).toBe(true);
  });

  test('need no read-only member in a request, and do in a response', async () => {
    answer = { status: 204 };
    const transport = client.createTransport({ baseUrl, validators: validators.operations });
    await client.putUser(transport, { path: { id: 'u1' }, body: { name: 'Ada' } });
    expect(requests.at(-1)).toEqual({ line: 'PUT /users/u1', body: '{"name":"Ada"}' });
    expect(validators.operations['PutUser']?.requestBody.is({ name: 'Ada' })).toBe(true);
    expect(validators.operations['GetUser']?.responses['200']?.is({ name: 'Ada' })).toBe(false);
  });

  test('refuse together: a request that does not fit is not sent, an answer that does not fit is not given', async () => {
    const transport = client.createTransport({ baseUrl, validators: validators.operations });
    const sent = requests.length;
    await expect(client.putUser(transport, { path: { id: 'u1' }, body: { name: '' } })).rejects.toThrow(/name/);
    expect(requests.length).toBe(sent);
    answer = { status: 200, type: 'application/json', body: '{"id":"u1"}' };
    await expect(client.getUser(transport, { path: { id: 'u1' } })).rejects.toThrow(/name/);
  });
});
