import type { JsonObject } from '@opendas/openapi-model';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { generatedClient, type AnyClient, type AnyResult } from './generated-client.ts';
import { jsonResponse, modelOf } from './model-of.ts';
import { recordingServer, type RecordingServer, type Reply } from './recording-server.ts';

function response(...mediaTypes: readonly string[]): JsonObject {
  return { description: 'Done.', content: Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, {}])) };
}

const operations: Readonly<Record<string, JsonObject>> = {
  json: { responses: { 200: jsonResponse({}), 404: response('application/problem+json') } },
  none: { responses: { 204: { description: 'Gone.' }, 404: { description: 'No.' } } },
  classes: { responses: { 200: jsonResponse({}), '4XX': jsonResponse({}), 404: response('text/plain') } },
  others: { responses: { 200: jsonResponse({}), default: jsonResponse({}) } },
  everything: { responses: { default: jsonResponse({}) } },
  unlisted: {},
  text: { responses: { 200: response('text/csv') } },
  xml: { responses: { 200: response('application/atom+xml') } },
  bytes: { responses: { 200: response('application/pdf') } },
  events: { responses: { 200: response('text/event-stream') } },
  several: { responses: { 200: response('text/csv', 'application/json; charset=utf-8', 'image/*') } },
  open: { responses: { 200: { description: 'Done.', content: { '*/*': { schema: { type: 'array' } } } } } },
  optional: { responses: { 200: { ...jsonResponse({}), 'x-body-optional': true } } },
};

let server: RecordingServer;
let client: AnyClient;
beforeAll(async () => {
  server = await recordingServer();
  const paths = Object.entries(operations).map(([operationId, operation]) => [
    `/${operationId}`,
    { get: { operationId, ...operation } },
  ]);
  const head = { operationId: 'head', responses: { 200: jsonResponse({}) } };
  client = await generatedClient(modelOf({ ...Object.fromEntries(paths), '/head': { head } }));
});
beforeEach(() => server.reply({ status: 204 }));
afterAll(() => server.close());

async function call(operationId: string, input?: unknown): Promise<AnyResult> {
  const operation = client.operations[operationId];
  if (operation === undefined) throw new Error(`The client has no ${operationId}.`);
  return operation(client.createTransport({ baseUrl: server.url }), input);
}

/** The error of a call. */
async function failure(operationId: string, input?: unknown): Promise<unknown> {
  return call(operationId, input).then(
    () => undefined,
    (error: unknown) => error,
  );
}

const asJson = { 'content-type': 'application/json' };

describe('a result', () => {
  test.each<[name: string, operationId: string, reply: Reply, want: object]>([
    [
      'has data where the status is 2xx',
      'json',
      { status: 200, headers: asJson, body: '{"a":1}' },
      { ok: true, status: 200, mediaType: 'application/json', data: { a: 1 } },
    ],
    [
      'has an error where it is not',
      'json',
      { status: 404, headers: { 'content-type': 'application/problem+json' }, body: '{"title":"No"}' },
      { ok: false, status: 404, mediaType: 'application/problem+json', error: { title: 'No' } },
    ],
    [
      'reads JSON that is labelled as something else',
      'json',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '[]' },
      { mediaType: 'application/json', data: [] },
    ],
    ['reads JSON that is not labelled', 'json', { status: 200, body: 'null' }, { data: null }],
    ['reads JSON with a byte order mark', 'json', { status: 200, body: '\uFEFF1' }, { data: 1 }],
    ['has no body where the document has none', 'none', { status: 204 }, { ok: true, status: 204, data: undefined }],
    [
      'leaves a body that the document does not have',
      'none',
      { status: 404, body: 'x' },
      { ok: false, error: undefined },
    ],
    ['reads a class', 'classes', { status: 418, body: '{"c":1}' }, { ok: false, status: 418, error: { c: 1 } }],
    [
      'prefers the code to its class',
      'classes',
      { status: 404, body: 'No.' },
      { ok: false, mediaType: 'text/plain', error: 'No.' },
    ],
    [
      'reads every other status as default',
      'others',
      { status: 500, body: '{}' },
      { ok: false, status: 500, error: {} },
    ],
    [
      'reads a success as default where none is listed',
      'everything',
      { status: 202, body: '1' },
      { ok: true, data: 1 },
    ],
    [
      'allows every status where none is listed',
      'unlisted',
      { status: 503, body: 'x' },
      { ok: false, error: undefined },
    ],
    ['reads text', 'text', { status: 200, body: 'a,b' }, { data: 'a,b', mediaType: 'text/csv' }],
    ['reads no text', 'text', { status: 200 }, { data: '' }],
    ['reads XML as text', 'xml', { status: 200, body: '<a/>' }, { data: '<a/>' }],
    [
      'reads the media type that the answer has',
      'several',
      { status: 200, headers: { 'content-type': 'text/csv; charset=utf-8' }, body: 'a' },
      { mediaType: 'text/csv', data: 'a' },
    ],
    [
      'compares media types without case and parameters',
      'several',
      { status: 200, headers: { 'content-type': 'Application/JSON' }, body: '1' },
      { mediaType: 'application/json; charset=utf-8', data: 1 },
    ],
    [
      'reads a media type of a range',
      'several',
      { status: 200, headers: { 'content-type': 'image/png' }, body: 'a' },
      { mediaType: 'image/*', data: expect.any(Blob) },
    ],
    [
      'reads the preferred media type where the answer has another',
      'several',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '2' },
      { mediaType: 'application/json; charset=utf-8', data: 2 },
    ],
    ['reads JSON where only the schema says so', 'open', { status: 200, body: '[]' }, { mediaType: '*/*', data: [] }],
    ['may have no body where the document says so', 'optional', { status: 200 }, { ok: true, data: undefined }],
    ['has no body with HEAD', 'head', { status: 200, headers: asJson }, { ok: true, data: undefined }],
  ])('%s', async (_name, operationId, reply, want) => {
    server.reply(reply);
    expect(await call(operationId)).toMatchObject(want);
  });

  test('has bytes as a blob', async () => {
    server.reply({ status: 200, headers: { 'content-type': 'application/pdf' }, body: new Uint8Array([0, 255]) });
    const { data } = await call('bytes');
    expect(data).toMatchObject({ size: 2, type: 'application/pdf' });
    expect(data).toBeInstanceOf(Blob);
  });

  test('has events as a stream', async () => {
    server.reply({ status: 200, headers: { 'content-type': 'text/event-stream' }, body: 'data: 1\n\n' });
    const { data } = await call('events');
    expect(data).toBeInstanceOf(ReadableStream);
    expect(await new Response(data as ReadableStream).text()).toBe('data: 1\n\n');
  });

  test('accepts the media types of the document', async () => {
    server.reply({ status: 200, headers: asJson, body: '1' });
    await call('several');
    expect(server.last().headers['accept']).toBe('application/json; charset=utf-8, text/csv, image/*');
    await call('json');
    expect(server.last().headers['accept']).toBe('application/json, application/problem+json');
    await call('json', { headers: { accept: 'application/problem+json' } });
    expect(server.last().headers['accept']).toBe('application/problem+json');
  });
});

describe('an error', () => {
  test.each<[name: string, operationId: string, reply: Reply, want: object]>([
    [
      'names a status that the document does not have',
      'json',
      { status: 500, body: 'secret' },
      { name: 'UnexpectedResponseError', status: 500, message: 'json got status 500; the document has 200, 404.' },
    ],
    [
      'names a success that default does not stand for',
      'others',
      { status: 202, body: '{}' },
      { name: 'UnexpectedResponseError', message: 'others got status 202; the document has 200, default.' },
    ],
    [
      'names a redirect, which is not followed',
      'json',
      { status: 302, headers: { location: '/none' } },
      { name: 'UnexpectedResponseError', status: 302 },
    ],
    [
      'has the text that is no JSON',
      'json',
      { status: 200, headers: asJson, body: '<html>' },
      {
        name: 'UnexpectedResponseError',
        operationId: 'json',
        status: 200,
        body: '<html>',
        message: 'json got status 200 with a body that is no JSON.',
      },
    ],
    [
      'says that a body is missing',
      'json',
      { status: 404 },
      { name: 'UnexpectedResponseError', body: '', message: 'json got status 404 with no body.' },
    ],
  ])('%s', async (_name, operationId, reply, want) => {
    server.reply(reply);
    const error = await failure(operationId);
    expect(error).toMatchObject(want);
    expect(error).toBeInstanceOf(client['ClientError']);
    expect(error).toMatchObject({ response: expect.any(Response) });
  });

  test('says that no answer came', async () => {
    const unreachable = client.createTransport({ baseUrl: 'http://127.0.0.1:1' });
    const error = await client.operations['json']?.(unreachable).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'NetworkError', operationId: 'json', cause: expect.any(TypeError) });
  });

  test('says that the caller ended the call, before it and in it', async () => {
    expect(await failure('json', { signal: AbortSignal.abort('enough') })).toMatchObject({
      name: 'AbortedError',
      cause: 'enough',
    });
    const late = client.createTransport({
      baseUrl: server.url,
      fetch: (_url: string, { signal }: RequestInit) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    });
    const ended = client.operations['json']?.(late, { signal: AbortSignal.timeout(5) });
    expect(await ended?.catch((error: unknown) => error)).toMatchObject({
      name: 'AbortedError',
      cause: { name: 'TimeoutError' },
    });
  });

  test('is thrown by unwrap, which gives the data otherwise', async () => {
    server.reply({ status: 404, headers: asJson, body: '{"title":"No"}' });
    await expect(client.unwrap(call('json'))).rejects.toMatchObject({
      name: 'ApiError',
      operationId: 'json',
      status: 404,
      error: { title: 'No' },
      message: 'json failed with status 404.',
    });
    server.reply({ status: 200, body: '[1]' });
    expect(await client.unwrap(call('json'))).toEqual([1]);
  });
});
