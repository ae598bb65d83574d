import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generatedClient, type AnyClient } from './generated-client.ts';
import { jsonResponse, modelOf } from './model-of.ts';
import { recordingServer, type RecordingServer } from './recording-server.ts';

const parameters = [
  { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
  { name: 'session', in: 'cookie', schema: { type: 'string' } },
  { name: 'limit', in: 'query', schema: { type: 'integer' } },
];
const requestBody = { content: { 'application/json': {} } };
const operation = { operationId: 'save', parameters, requestBody, responses: { 200: jsonResponse({}) } };

let server: RecordingServer;
let client: AnyClient;
beforeAll(async () => {
  server = await recordingServer();
  server.reply({ status: 200, body: '{}' });
  client = await generatedClient(modelOf({ '/things': { put: operation } }));
});
afterAll(() => server.close());

function save(options: object, input?: object): Promise<unknown> | undefined {
  return client.operations['save']?.(client.createTransport({ baseUrl: server.url, ...options }), input);
}

describe('createTransport', () => {
  test.each([
    ['with a slash at its end', '/', '/things'],
    ['with a path', '/v1', '/v1/things'],
    ['with a path and slashes', '/v1//', '/v1/things'],
  ])('takes a base URL %s', async (_name, end, want) => {
    await save({ baseUrl: server.url + end });
    expect(server.last().url).toBe(want);
  });

  test('needs a base URL where the document has no absolute one', () => {
    expect(() => client.createTransport({})).toThrow(new TypeError('createTransport needs a baseUrl.'));
  });

  test('knows the first server of the document where it is absolute', async () => {
    const paths = { '/things': { get: { responses: { 200: jsonResponse({}) } } } };
    const urls: string[] = [];
    const fetch = (url: string): Promise<Response> => {
      urls.push(url);
      return Promise.resolve(Response.json({}));
    };
    const { createTransport, operations } = await generatedClient(
      modelOf(paths, {}, [{ url: 'https://{host}/v1', variables: { host: { default: 'api.example.com' } } }]),
    );
    await operations['get_things']?.(createTransport({ fetch }));
    await operations['get_things']?.(createTransport({ fetch, baseUrl: 'http://localhost/' }));
    expect(urls).toEqual(['https://api.example.com/v1/things', 'http://localhost/things']);
  });
});

describe('headers', () => {
  test('are those of the transport, the parameters and the call, the last before the first', async () => {
    await save(
      {
        headers: {
          Authorization: 'one',
          'x-trace': 'two',
          'X-Other': 'three',
          'content-type': 'text/plain',
          none: undefined,
        },
      },
      { header: { 'X-Trace': 'four' }, body: {}, headers: { 'x-OTHER': 'five' } },
    );
    expect(server.last().headers).toMatchObject({
      authorization: 'one',
      'x-trace': 'four',
      'x-other': 'five',
      'content-type': 'application/json',
    });
    expect(server.last().headers).not.toHaveProperty('none');
  });

  test('can be asked for, for each call', async () => {
    const calls: unknown[] = [];
    const headers = async (call: unknown): Promise<object> => {
      calls.push(call);
      return { authorization: `call ${calls.length}` };
    };
    await save({ headers }, { query: { limit: 1 } });
    expect(server.last().headers['authorization']).toBe('call 1');
    expect(calls).toEqual([{ operationId: 'save', method: 'PUT', url: `${server.url}/things?limit=1` }]);
  });

  test('a failure to give them is the one of the caller', async () => {
    const headers = (): Promise<object> => Promise.reject(new RangeError('no token'));
    await expect(save({ headers })).rejects.toThrow(new RangeError('no token'));
  });

  test('add cookies up', async () => {
    await save({ headers: { Cookie: 'a=1' } }, { cookie: { session: 'x' }, headers: { cookie: 'b=2' } });
    expect(server.last().headers['cookie']).toBe('a=1; session=x; b=2');
  });

  test.each([
    ['of the transport', { headers: { authorization: 'top\nsecret' } }, {}],
    ['of a function', { headers: () => ({ authorization: 'top\nsecret' }) }, {}],
    ['of the call', {}, { headers: { authorization: 'top\nsecret' } }],
    ['of a parameter', {}, { header: { authorization: 'top\nsecret' } }],
  ])('%s are never in errors', async (_name, options, input) => {
    const error = await save(options, input)?.catch((reason: unknown) => reason);
    expect(error).toEqual(
      new TypeError('save: the name or the value of the header authorization is not allowed by HTTP.'),
    );
    expect(inspect(error)).not.toContain('secret');
  });

  test('are not in the error of a service that cannot be reached', async () => {
    const error = await save({ baseUrl: 'http://127.0.0.1:1', headers: { authorization: 'top secret' } })?.catch(
      (reason: unknown) => reason,
    );
    expect(inspect(error)).not.toContain('top secret');
  });

  test('of users and tokens are written for the caller', async () => {
    const { basic, bearer } = client as unknown as Record<string, (...texts: string[]) => object>;
    expect(basic?.('Aladdin', 'open sesame')).toEqual({ authorization: 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==' });
    expect(basic?.('test', '123£')).toEqual({ authorization: 'Basic dGVzdDoxMjPCow==' });
    expect(bearer?.('mF_9.B5f-4.1JqM')).toEqual({ authorization: 'Bearer mF_9.B5f-4.1JqM' });
  });
});

test('the fetch of the caller gets URL and request, and redirects are not followed', async () => {
  const requests: unknown[] = [];
  const fetch = (...request: readonly unknown[]): Promise<Response> => {
    requests.push(request);
    return Promise.resolve(Response.json({}));
  };
  await save({ fetch }, { body: [1] });
  expect(requests).toEqual([
    [`${server.url}/things`, expect.objectContaining({ method: 'PUT', body: '[1]', redirect: 'manual' })],
  ]);
});

describe('validators', () => {
  const issues = (value: unknown): unknown[] =>
    JSON.stringify([value]).includes('wrong') ? [{ path: ['a', 0], message: 'expected something else' }] : [];
  const validator = { issues };
  const validators = { save: { parameters: validator, requestBody: validator, responses: { 200: validator } } };

  test('let through what fits', async () => {
    expect(await save({ validators }, { body: { a: ['right'] } })).toMatchObject({ ok: true });
  });

  test.each([
    ['parameters', { query: { limit: 'wrong' } }, 'a.0: expected something else'],
    ['a body', { body: 'wrong' }, 'body.a.0: expected something else'],
  ])('stop %s before anything is sent', async (_name, input, problem) => {
    const fetch = (): never => expect.unreachable('nothing is sent');
    await expect(save({ validators, fetch }, input)).rejects.toMatchObject({
      name: 'MismatchError',
      part: 'request',
      problems: [problem],
      message: `save has a request that does not fit the document: ${problem}`,
    });
  });

  test('stop an answer', async () => {
    const fetch = (): Promise<Response> => Promise.resolve(Response.json({ a: ['wrong'] }));
    await expect(save({ validators, fetch }, { body: {} })).rejects.toMatchObject({
      part: 'response',
      problems: ['body.a.0: expected something else'],
    });
  });

  test('tell the caller instead', async () => {
    const told: unknown[] = [];
    const onMismatch = (error: Error): void => void told.push(error.message);
    const fetch = (): Promise<Response> => Promise.resolve(Response.json('wrong'));
    expect(await save({ validators, fetch, onMismatch }, { body: 'wrong' })).toMatchObject({ data: 'wrong' });
    expect(told).toHaveLength(2);
  });

  test('have nothing to say of other operations', async () => {
    expect(await save({ validators: {} }, { body: 'wrong' })).toMatchObject({ ok: true });
  });
});
