import type { JsonObject } from '@opendas/openapi-model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generatedClient, type AnyClient } from './generated-client.ts';
import { modelOf } from './model-of.ts';
import { recordingServer, type RecordingServer } from './recording-server.ts';

/** A request body of a document, what a caller gives, and what is sent. */
interface Case {
  readonly title: string;
  readonly content: JsonObject;
  readonly method?: string;
  readonly given: { readonly body?: unknown; readonly contentType?: string; readonly headers?: unknown };
  readonly type: string | undefined;
  readonly want: string;
}

const urlencoded = 'application/x-www-form-urlencoded';

/** The address of OpenAPI 3.1.1, "Support for x-www-form-urlencoded Request Bodies". */
const address = { streetAddress: '123 Example Dr.', city: 'Somewhere', state: 'CA', zip: '99999+1234' };

const cases: readonly Case[] = [
  {
    title: 'JSON',
    content: { 'application/json': {} },
    given: { body: { a: [1, null, 'ü'] } },
    type: 'application/json',
    want: '{"a":[1,null,"ü"]}',
  },
  {
    title: 'null as JSON',
    content: { 'application/json': {} },
    given: { body: null },
    type: 'application/json',
    want: 'null',
  },
  {
    title: 'a type of JSON as the document writes it',
    content: { 'application/merge-patch+json; charset=UTF-8': {} },
    method: 'patch',
    given: { body: { a: 1 } },
    type: 'application/merge-patch+json; charset=UTF-8',
    want: '{"a":1}',
  },
  {
    title: 'JSON with DELETE',
    content: { 'application/json': {} },
    method: 'delete',
    given: { body: [1] },
    type: 'application/json',
    want: '[1]',
  },
  { title: 'no body', content: { 'application/json': {} }, given: {}, type: undefined, want: '' },
  {
    title: 'a form as the example of the standard',
    content: { [urlencoded]: {} },
    given: { body: { id: 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6', address } },
    type: urlencoded,
    want: 'id=f81d4fae-7dec-11d0-a765-00a0c91e6bf6&address=%7B%22streetAddress%22%3A%22123+Example+Dr.%22%2C%22city%22%3A%22Somewhere%22%2C%22state%22%3A%22CA%22%2C%22zip%22%3A%2299999%2B1234%22%7D',
  },
  {
    title: 'a member of a form as JSON, as the example of the standard',
    content: { [urlencoded]: { encoding: { id: { contentType: 'application/json' } } } },
    given: { body: { id: 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6' } },
    type: urlencoded,
    want: 'id=%22f81d4fae-7dec-11d0-a765-00a0c91e6bf6%22',
  },
  {
    title: 'lists of a form, and leaves out what is undefined',
    content: { [urlencoded]: {} },
    given: { body: { a: ['x', 'y'], b: [{ c: 1 }], d: undefined, e: null, f: '', 'g&': false, h: [] } },
    type: urlencoded,
    want: 'a=x&a=y&b=%7B%22c%22%3A1%7D&f=&g%26=false',
  },
  {
    title: 'members of a form in styles',
    content: {
      [urlencoded]: {
        encoding: {
          deep: { style: 'deepObject', explode: true },
          pipe: { style: 'pipeDelimited' },
          comma: { style: 'form', explode: false },
          spread: { explode: true },
          reserved: { allowReserved: true },
        },
      },
    },
    given: {
      body: {
        deep: { a: { b: 'c d' }, list: [{ id: 1 }, { id: 2 }] },
        pipe: [1, 2],
        comma: [1, 2],
        spread: { x: 1 },
        reserved: 'a/b',
      },
    },
    type: urlencoded,
    want: 'deep%5Ba%5D%5Bb%5D=c%20d&deep%5Blist%5D%5B0%5D%5Bid%5D=1&deep%5Blist%5D%5B1%5D%5Bid%5D=2&pipe=1%7C2&comma=1,2&x=1&reserved=a/b',
  },
  { title: 'text', content: { 'text/plain': {} }, given: { body: 'größe' }, type: 'text/plain', want: 'größe' },
  { title: 'a number as text', content: { 'text/plain': {} }, given: { body: 5 }, type: 'text/plain', want: '5' },
  { title: 'XML', content: { 'application/xml': {} }, given: { body: '<a/>' }, type: 'application/xml', want: '<a/>' },
  {
    title: 'bytes',
    content: { 'application/octet-stream': {} },
    given: { body: new Uint8Array([111, 107]) },
    type: 'application/octet-stream',
    want: 'ok',
  },
  {
    title: 'a buffer',
    content: { 'application/octet-stream': {} },
    given: { body: new TextEncoder().encode('ok').buffer },
    type: 'application/octet-stream',
    want: 'ok',
  },
  {
    title: 'a blob as the type of the document',
    content: { 'application/pdf': {} },
    given: { body: new Blob(['ok'], { type: 'image/png' }) },
    type: 'application/pdf',
    want: 'ok',
  },
  {
    title: 'a blob as its own type where the document has a range',
    content: { 'image/*': {} },
    given: { body: new Blob(['ok'], { type: 'image/png' }) },
    type: 'image/png',
    want: 'ok',
  },
  {
    title: 'bytes as the type that the caller names in a range',
    content: { 'image/*': {} },
    given: { body: 'ok', contentType: 'image/gif' },
    type: 'image/gif',
    want: 'ok',
  },
  {
    title: 'bytes of which nothing is known',
    content: { '*/*': {} },
    given: { body: 'ok' },
    type: 'application/octet-stream',
    want: 'ok',
  },
  {
    title: 'JSON where only the schema says so',
    content: { '*/*': { schema: { type: 'object' } } },
    given: { body: { a: 1 } },
    type: 'application/json',
    want: '{"a":1}',
  },
  {
    title: 'a stream',
    content: { 'application/octet-stream': {} },
    given: { body: new Blob(['o', 'k']).stream() },
    type: 'application/octet-stream',
    want: 'ok',
  },
  {
    title: 'the preferred type of several',
    content: { 'text/csv': {}, 'application/json': {} },
    given: { body: ['a'] },
    type: 'application/json',
    want: '["a"]',
  },
  {
    title: 'the type of several that the caller chooses',
    content: { 'text/csv': {}, 'application/json': {} },
    given: { body: 'a,b', contentType: 'text/csv' },
    type: 'text/csv',
    want: 'a,b',
  },
  {
    title: 'the header of the caller, which goes before all',
    content: { 'application/octet-stream': {} },
    given: { body: 'ok', headers: { 'Content-Type': 'image/webp' } },
    type: 'image/webp',
    want: 'ok',
  },
];

/** Members of `multipart/form-data`, and the parts that they become. */
interface MultipartCase {
  readonly title: string;
  readonly encoding?: JsonObject;
  readonly body: unknown;
  readonly want: readonly string[];
}

const multipart: readonly MultipartCase[] = [
  {
    title: 'texts, numbers and lists',
    body: { a: 'ü', n: 1, b: false, list: ['x', 'y'], none: undefined, nil: null },
    want: [
      'Content-Disposition: form-data; name="a"\r\n\r\nü',
      'Content-Disposition: form-data; name="n"\r\n\r\n1',
      'Content-Disposition: form-data; name="b"\r\n\r\nfalse',
      'Content-Disposition: form-data; name="list"\r\n\r\nx',
      'Content-Disposition: form-data; name="list"\r\n\r\ny',
    ],
  },
  {
    title: 'objects as JSON',
    body: { a: { b: 1 }, list: [{ c: 2 }, { c: 3 }] },
    want: [
      'Content-Disposition: form-data; name="a"\r\nContent-Type: application/json\r\n\r\n{"b":1}',
      'Content-Disposition: form-data; name="list"\r\nContent-Type: application/json\r\n\r\n{"c":2}',
      'Content-Disposition: form-data; name="list"\r\nContent-Type: application/json\r\n\r\n{"c":3}',
    ],
  },
  {
    title: 'files',
    body: {
      file: new File(['1'], 'a "b".txt', { type: 'text/plain' }),
      blobs: [new Blob(['2']), new Blob(['3'], { type: 'image/png' })],
    },
    want: [
      'Content-Disposition: form-data; name="file"; filename="a %22b%22.txt"\r\nContent-Type: text/plain\r\n\r\n1',
      'Content-Disposition: form-data; name="blobs"; filename="blob"\r\nContent-Type: application/octet-stream\r\n\r\n2',
      'Content-Disposition: form-data; name="blobs"; filename="blob"\r\nContent-Type: image/png\r\n\r\n3',
    ],
  },
  {
    title: 'the types of the document',
    encoding: {
      text: { contentType: 'text/markdown' },
      json: { contentType: 'application/vnd.a+json' },
      blob: { contentType: 'image/png' },
      choice: { contentType: 'image/png, image/*' },
    },
    body: { text: '# a', json: 'b', blob: new Blob(['1']), choice: new Blob(['2'], { type: 'image/gif' }) },
    want: [
      'Content-Disposition: form-data; name="text"\r\nContent-Type: text/markdown\r\n\r\n# a',
      'Content-Disposition: form-data; name="json"\r\nContent-Type: application/vnd.a+json\r\n\r\n"b"',
      'Content-Disposition: form-data; name="blob"; filename="blob"\r\nContent-Type: image/png\r\n\r\n1',
      'Content-Disposition: form-data; name="choice"; filename="blob"\r\nContent-Type: image/gif\r\n\r\n2',
    ],
  },
  {
    title: 'styles, without percent-encoding',
    encoding: {
      deep: { style: 'deepObject', explode: true },
      pipe: { style: 'pipeDelimited', explode: false },
      spread: { style: 'form', explode: true, allowReserved: true },
    },
    body: { deep: { a: 'x y' }, pipe: ['1/2', 3], spread: { b: 'z' } },
    want: [
      'Content-Disposition: form-data; name="deep[a]"\r\n\r\nx y',
      'Content-Disposition: form-data; name="pipe"\r\n\r\n1/2|3',
      'Content-Disposition: form-data; name="b"\r\n\r\nz',
    ],
  },
  {
    title: 'names that would end the header',
    body: { 'a"\r\nX-Evil: 1': '1' },
    want: ['Content-Disposition: form-data; name="a%22%0D%0AX-Evil: 1"\r\n\r\n1'],
  },
  { title: 'nothing', body: {}, want: [] },
];

const responses = { 204: { description: 'Done.' } };
let server: RecordingServer;
let client: AnyClient;
beforeAll(async () => {
  server = await recordingServer();
  client = await generatedClient(
    modelOf({
      ...Object.fromEntries(
        cases.map(({ content, method = 'post' }, index) => [
          `/body/${index}`,
          { [method]: { operationId: `body${index}`, requestBody: { content }, responses } },
        ]),
      ),
      ...Object.fromEntries(
        multipart.map(({ encoding = {} }, index) => [
          `/multipart/${index}`,
          {
            post: {
              operationId: `multipart${index}`,
              requestBody: { content: { 'multipart/form-data': { encoding } } },
              responses,
            },
          },
        ]),
      ),
      '/get': { get: { operationId: 'getIt', requestBody: { content: { 'application/json': {} } }, responses } },
    }),
  );
});
afterAll(() => server.close());

function call(operationId: string, input: unknown): Promise<unknown> | undefined {
  return client.operations[operationId]?.(client.createTransport({ baseUrl: server.url }), input);
}

test.each(cases)('sends $title', async (bodyCase) => {
  await call(`body${cases.indexOf(bodyCase)}`, bodyCase.given);
  const { method, headers, body } = server.last();
  expect(method).toBe((bodyCase.method ?? 'post').toUpperCase());
  expect(headers['content-type']).toBe(bodyCase.type);
  expect(body.toString()).toBe(bodyCase.want);
});

describe('multipart/form-data', () => {
  test.each(multipart)('has $title', async (multipartCase) => {
    await call(`multipart${multipart.indexOf(multipartCase)}`, { body: multipartCase.body });
    const { headers, body } = server.last();
    const [, boundary = ''] = /^multipart\/form-data; boundary=(form-\d+)$/.exec(String(headers['content-type'])) ?? [];
    const parts = multipartCase.want.map((part) => `--${boundary}\r\n${part}\r\n`);
    expect(body.toString()).toBe(`${parts.join('')}--${boundary}--\r\n`);
    expect(headers['content-length']).toBe(String(body.length));
  });

  test('is what a parser of the platform reads', async () => {
    await call('multipart0', { body: { a: 'x', f: new File(['1'], 'ü.txt', { type: 'text/plain' }) } });
    const { headers, body } = server.last();
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': String(headers['content-type']) },
    }).formData();
    expect(form.get('a')).toBe('x');
    expect(form.get('f')).toMatchObject({ name: 'ü.txt', type: 'text/plain' });
  });

  test('can be a FormData of the caller', async () => {
    const form = new FormData();
    form.set('a', 'b');
    await call('multipart0', { body: form });
    expect(server.last().body.toString()).toContain('name="a"\r\n\r\nb');
  });

  test('has another boundary each time, which no value can contain', async () => {
    await call('multipart0', { body: {} });
    const first = server.last().headers['content-type'];
    await call('multipart0', { body: {} });
    expect(server.last().headers['content-type']).not.toBe(first);
  });
});

test('refuses a type that the document does not have', async () => {
  const several = cases.findIndex(({ title }) => title === 'the preferred type of several');
  await expect(call(`body${several}`, { body: 1, contentType: 'text/html' })).rejects.toThrow(
    new TypeError(`body${several} has no request body of the type text/html.`),
  );
});

test('refuses a body that fetch does not send', async () => {
  await expect(call('getIt', { body: 1 })).rejects.toThrow(
    new TypeError('getIt cannot be called with a body: fetch sends none with GET and HEAD.'),
  );
  expect(await call('getIt', {})).toMatchObject({ ok: true });
});
