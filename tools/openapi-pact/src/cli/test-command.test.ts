import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const json = (schema: object): object => ({ description: '', content: { 'application/json': { schema } } });
const document = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/items/{id}': {
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'array', items: { type: 'string', enum: ['a/b'] } } },
      ],
      get: {
        operationId: 'getItem',
        parameters: [
          {
            name: 'tags',
            in: 'query',
            required: true,
            schema: { type: 'array', items: { enum: ['x&y', 'z'] }, minItems: 2 },
          },
          {
            name: 'page',
            in: 'query',
            required: true,
            style: 'deepObject',
            schema: { required: ['size'], properties: { size: { type: 'integer' } } },
          },
          {
            name: 'filter',
            in: 'query',
            required: true,
            content: { 'application/json': { schema: { const: { a: 1 } } } },
          },
          { name: 'X-Mode', in: 'header', required: true, schema: { const: 'fast' } },
          { name: 'session', in: 'cookie', required: true, schema: { type: 'string', const: 's 1' } },
        ],
        responses: {
          '200': json({ type: 'object', required: ['name'], properties: { name: { type: 'string' } } }),
          '404': { description: '' },
        },
      },
      put: {
        operationId: 'putItem',
        requestBody: { content: { 'application/json': { schema: { type: 'string' } } } },
        responses: { '200': json({ type: ['null'] }), '204': { description: '' } },
      },
    },
    '/forms': {
      post: {
        operationId: 'postForm',
        requestBody: {
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                required: ['a', 'b'],
                properties: { a: { const: 'é &' }, b: { type: 'array', items: { type: 'integer' } } },
              },
            },
          },
        },
        responses: { '200': { description: '', content: { 'text/plain': { schema: { type: 'string' } } } } },
      },
    },
    '/files': {
      post: {
        operationId: 'postFile',
        requestBody: {
          content: {
            'multipart/form-data': { schema: { required: ['file'], properties: { file: { type: 'string' } } } },
          },
        },
        responses: { '200': { description: '', content: { 'image/png': { schema: { type: 'string' } } } } },
      },
      put: {
        operationId: 'putFile',
        requestBody: { content: { 'application/octet-stream': { schema: { type: 'string' } } } },
        responses: { '200': { description: '' } },
      },
    },
    '/unused': { delete: { operationId: 'unused', responses: { '204': { description: '' } } } },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
};

/** A client by hand: what it sends is not made by the code that says what is expected. */
const client = `
export async function callInteraction(baseUrl, { operationId, input, credentials }) {
  const authorization = 'Bearer ' + credentials[0].secret;
  const id = encodeURIComponent(input.path?.id?.[0] ?? '');
  const send = async (path, init) => {
    const response = await fetch(baseUrl + path, { ...init, headers: { authorization, ...init.headers } });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return { status: response.status, body: text === '' ? undefined : isJson ? JSON.parse(text) : text };
  };
  const calls = {
    getItem: () => {
      const { tags, page, filter } = input.query;
      const query = new URLSearchParams([...tags.map((tag) => ['tags', tag]), ['page[size]', page.size], ['filter', JSON.stringify(filter)]]);
      const headers = { 'x-mode': input.header['X-Mode'], cookie: 'session=' + encodeURIComponent(input.cookie.session) };
      return send('/items/' + id + '?' + query, { headers });
    },
    putItem: () => send('/items/' + id, { method: 'PUT', body: JSON.stringify(input.body), headers: { 'content-type': 'application/json' } }),
    postForm: () => {
      const form = new URLSearchParams([['a', input.body.a], ...input.body.b.map((item) => ['b', item])]);
      return send('/forms', { method: 'POST', body: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    },
    postFile: () => {
      const form = new FormData();
      form.set('file', input.body.file);
      return send('/files', { method: 'POST', body: form });
    },
    putFile: () => send('/files', { method: 'PUT', body: input.body, headers: { 'content-type': 'application/octet-stream' } }),
  };
  return calls[operationId]?.();
}
`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'openapi-pact-test-'));
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(name: string, source: string): { readonly status: number | null; readonly output: string } {
  writeFileSync(join(folder, `${name}.mjs`), source);
  const args = ['test', 'openapi.json', '--client', `${name}.mjs`, '-o', `${name}.json`, '--timeout', '3000'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, PACT_DO_NOT_TRACK: 'true' },
  });
  return { status, output: `${stdout}${stderr}` };
}

function pact(name: string): {
  readonly interactions: readonly { readonly description: string }[];
  readonly metadata: object;
} {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as ReturnType<typeof pact>;
}

const all = [
  'getItem: 200',
  'getItem: 404',
  'postFile: 200',
  'postForm: 200',
  'putFile: 200',
  'putItem: 200',
  'putItem: 204',
];

describe('a client that does what the document says', () => {
  it('proves every interaction that it sends', () => {
    const { status, output } = run('right', client);
    expect(output).toContain('7 of 8 interactions proven by the client, 0 failed, 1 left out; right.json is written');
    expect(status).toBe(0);
    expect(pact('right').interactions.map(({ description }) => description)).toEqual(all);
    expect(pact('right').metadata).toMatchObject({ provenByClient: true, openapi: { title: 'Shop' } });
  });
});

describe('a client that does not', () => {
  it.each<[string, string, string, string]>([
    ['joins what must be repeated', "...tags.map((tag) => ['tags', tag])", "['tags', tags.join(',')]", 'getItem: 200'],
    ['leaves out a header', "'x-mode': input.header['X-Mode'],", '', 'getItem: 200'],
    [
      'forgets to encode the path',
      "encodeURIComponent(input.path?.id?.[0] ?? '')",
      "(input.path?.id?.[0] ?? '')",
      'getItem: 404',
    ],
    [
      'sends another token',
      '{ authorization, ...init',
      "{ authorization: init.method === 'PUT' ? 'Bearer x' : authorization, ...init",
      'putFile: 200',
    ],
    ['sends other parts', "form.set('file', input.body.file)", "form.set('files', input.body.file)", 'postFile: 200'],
    ['gives back another status', 'status: response.status', 'status: 200', 'putItem: 204'],
    ['gives back another body', 'JSON.parse(text)', '({ name: 1 })', 'getItem: 200'],
    [
      'does not come back',
      'postFile: () => {',
      'postFile: async () => { await new Promise(() => {});',
      'postFile: 200',
    ],
    ['fails', 'postForm: () => {', "postForm: () => { throw new Error('no forms');", 'postForm: 200'],
  ])('%s: the interaction is not in the file', (name, from, to, description) => {
    const file = name.replaceAll(' ', '-');
    expect(client).toContain(from);
    const { status, output } = run(file, client.replace(from, to));
    expect(status).toBe(1);
    expect(output).toContain(`✗ ${description}: `);
    expect(pact(file).interactions.map((interaction) => interaction.description)).not.toContain(description);
  });

  it('writes no file where nothing is proven', () => {
    const { status, output } = run('nothing', 'export default async () => ({ status: 200 });');
    expect(status).toBe(1);
    expect(output).toContain('0 of 8 interactions proven by the client, 8 failed, 0 left out; nothing is written');
    expect(output).toContain('getItem: 200: the client did not send GET /items/a%2Fb');
  });

  it('needs a function', () => {
    expect(run('data', 'export default 5;')).toMatchObject({
      status: 2,
      output: expect.stringContaining('must export a function'),
    });
  });
});
