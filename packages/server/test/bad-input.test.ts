import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../src/testing/index.ts';
import { httpCall, rawCall, type Answer, type Call } from './http-call.ts';

const project = '054e292c9880d4992f02c0196d3ea468';
const connection = 'ee64e597-4f25-486f-bba1-0c850b3b59d6';
const token = { 'X-Auth-Token': 'example-token-of-the-caller' };
const json = { ...token, 'Content-Type': 'application/json' };
const connections = `/v3/${project}/connections`;
const share = `${connections}/share`;
const user = { user_id: '0852a89ae180d5401f5ac00271a4a02e', user_name: 'username' };
const validShare = { shared_conn_id: connection, users: [user] };
const validConnection = {
  engine_type: 'mysql',
  instance_id: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
  network_type: 'rds',
  username: 'root',
  password: 'canary-password',
  is_save_password: true,
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => server.setState('the caller owns the connection', { project_id: project, connection_id: connection }));

const call = (path: string, options?: Call): Promise<Answer> => httpCall(server.url, path, options);
const post = (path: string, body: unknown): Promise<Answer> =>
  call(path, { method: 'POST', headers: json, body: typeof body === 'string' ? body : JSON.stringify(body) });

/** Every error: the four members, the header, and a message of 2 to 512 characters without a secret. */
function expectError(answer: Answer, status: number, code: string, message: string | RegExp = ''): void {
  const pattern =
    typeof message === 'string' ? new RegExp(message.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)) : message;
  expect(answer.json).toStrictEqual({
    error_code: code,
    errorCodeStr: code,
    error_msg: expect.stringMatching(pattern) as string,
    request_id: answer.headers['x-request-id'],
  });
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(answer.text).not.toContain('canary');
}

describe('a body of an operation that takes none', () => {
  it.each([
    { what: 'an empty one of JSON, as the Python SDK sends it', type: 'application/json', body: '' },
    { what: 'one that is not JSON', type: 'application/json', body: '{' },
    { what: 'one of another type', type: 'text/plain', body: 'x' },
    { what: 'one that says it is compressed', type: 'application/json', encoding: 'gzip', body: 'x' },
  ])('is not read: $what', async ({ type, encoding, body }) => {
    const headers = { ...token, 'Content-Type': type, ...(encoding !== undefined && { 'Content-Encoding': encoding }) };
    expect(await call(connections, { headers, body })).toMatchObject({ status: 200 });
  });
});

describe('a body', () => {
  it.each([
    {
      what: 'that is not JSON',
      body: '{"shared_conn_id" "x"}',
      message: 'body: expected JSON, got something else at line 1, column 19.',
    },
    { what: 'that ends early', body: '{"users": [', message: 'line 1, column' },
    { what: 'that is null', body: 'null', message: /^body: .*expected an object/i },
    { what: 'that is a list', body: '[]', message: /^body: .*expected an object/i },
    { what: 'that is a text', body: '"x"', message: /^body: .*expected an object/i },
    { what: 'of white space', body: '  ', message: 'body: expected JSON, got an empty body.' },
    { what: 'without members', body: {}, message: 'shared_conn_id: ' },
    {
      what: 'with a number for a text',
      body: { ...validShare, shared_conn_id: 5 },
      message: 'shared_conn_id: expected',
    },
    { what: 'with an object for a list', body: { ...validShare, users: user }, message: 'users: expected' },
    {
      what: 'with an empty list',
      body: { ...validShare, users: [] },
      message: 'users: expected at least 1 item, got 0.',
    },
    { what: 'with a text for a user', body: { ...validShare, users: ['x'] }, message: 'users[0]: expected' },
    {
      what: 'without a user name',
      body: { ...validShare, users: [user, { user_id: 'x' }] },
      message: 'users[1].user_name: ',
    },
    {
      what: 'with an empty user name',
      body: { ...validShare, users: [{ ...user, user_name: '' }] },
      message: 'users[0].user_name: expected',
    },
    {
      what: 'with NUL in a user name',
      body: { ...validShare, users: [{ ...user, user_name: 'a\0b' }] },
      message: 'users[0].user_name: expected',
    },
    {
      what: 'with half a pair in a user name',
      body: `{"shared_conn_id":"${connection}","users":[{"user_id":"x","user_name":"\\ud83d"}]}`,
      message: 'users[0].user_name: expected text in Unicode without NUL characters, got half of a surrogate pair.',
    },
    {
      what: 'with the expiry of another format',
      body: { ...validShare, expired_time: '2026-05-03' },
      message:
        'expired_time: expected a time as yyyy-MM-ddTHH:mm:ss.SSSZ, in UTC with milliseconds, or the empty text, got 2026-05-03.',
    },
    {
      what: 'with an expiry without milliseconds',
      body: { ...validShare, expired_time: '2099-05-03T10:30:00Z' },
      message: 'got 2099-05-03T10:30:00Z.',
    },
    {
      what: 'with an expiry of another zone',
      body: { ...validShare, expired_time: '2099-05-03T10:30:00.200+02:00' },
      message: 'got 2099-05-03T10:30:00.200+02:00.',
    },
    {
      what: 'with an expiry on 30 February',
      body: { ...validShare, expired_time: '2099-02-30T10:30:00.200Z' },
      message: 'expired_time: expected a time that exists',
    },
    {
      what: 'with an expiry that has passed',
      body: { ...validShare, expired_time: '2023-05-03T10:30:00.200Z' },
      message: 'expired_time: expected a time after now, got 2023-05-03T10:30:00.200Z.',
    },
    {
      what: 'with a number for an expiry',
      body: { ...validShare, expired_time: 1_641_081_599_000 },
      message: 'expired_time: expected',
    },
    {
      what: 'with one user under two names',
      body: { ...validShare, users: [user, { ...user, user_name: 'other' }] },
      message: 'users[1].user_name: ',
    },
    {
      what: 'with the owner as a user',
      body: { ...validShare, users: [{ user_id: '0d1f7c6b5a4e4938a7b6c5d4e3f20191', user_name: 'owner' }] },
      message: 'users[0].user_id: ',
    },
    {
      what: 'with 10,000 users',
      body: {
        ...validShare,
        users: Array.from({ length: 10_000 }, (_, index) => ({ user_id: `user-${index}`, user_name: 'n' })),
      },
      message: 'users: expected at most 1000 items, got 10000.',
    },
  ])('$what is refused', async ({ body, message }) => {
    expectError(await post(share, body), 400, 'DAS.200100', message);
  });

  it('that is missing is refused', async () => {
    for (const [method, path] of [
      ['POST', share],
      ['DELETE', share],
      ['POST', connections],
    ] as const) {
      expectError(
        await call(path, { method, headers: token }),
        400,
        'DAS.200100',
        'body: expected a JSON object, got no body.',
      );
      expectError(
        await call(path, { method, headers: json }),
        400,
        'DAS.200100',
        'body: expected JSON, got an empty body.',
      );
    }
  });

  it('that is not UTF-8 is refused', async () => {
    const body = Buffer.concat([Buffer.from('{"a": "'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
    expectError(await call(share, { method: 'POST', headers: json, body }), 400, 'DAS.200100', 'not UTF-8');
  });

  it('with a mistake never has its password repeated', async () => {
    expectError(await post(connections, { ...validConnection, port: 'x' }), 400, 'DAS.200100', 'port: expected');
    expectError(
      await post(connections, { ...validConnection, password: 'canary\0' }),
      400,
      'DAS.200100',
      'password: expected',
    );
    expectError(await post(connections, `${JSON.stringify(validConnection).slice(0, -1)} "canary"`), 400, 'DAS.200100');
    expectError(await post(connections, { ...validConnection, port: 65_536 }), 400, 'DAS.200100', 'port: expected');
  });

  it('with a user who is listed twice counts the user once', async () => {
    expect(await post(share, { ...validShare, users: [user, user] })).toMatchObject({
      status: 200,
      json: { status: true },
    });
    const { json: list } = await call(`${connections}/${connection}/get-shared-list`, { headers: token });
    expect(list).toMatchObject({ total: 1 });
  });

  it('may have members that the document does not know', async () => {
    const body = `{"__proto__":{"polluted":true},"constructor":{"prototype":{}},"timezone":"UTC",${JSON.stringify(validShare).slice(1)}`;
    expect(await post(share, body)).toMatchObject({ status: 200 });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('may come in chunks, and with DELETE', async () => {
    const body = JSON.stringify(validShare);
    expect(await call(share, { method: 'POST', headers: json, body, chunked: true })).toMatchObject({ status: 200 });
    expect(await call(share, { method: 'DELETE', headers: json, body, chunked: true })).toMatchObject({ status: 200 });
  });

  it('of more than 1 MiB is refused, announced or in chunks', async () => {
    const body = ' '.repeat(1_048_577);
    expectError(
      await call(share, { method: 'POST', headers: json, body }),
      413,
      'APIGW.0201',
      'larger than 1048576 bytes',
    );
    expectError(
      await call(share, { method: 'POST', headers: json, body, chunked: true }),
      413,
      'APIGW.0201',
      'larger than 1048576 bytes',
    );
  });
});

describe('a content type', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    'application/merge-patch+json',
    'nonsense',
  ])('%s is refused', async (type) => {
    const answer = await call(share, {
      method: 'POST',
      headers: { ...token, 'Content-Type': type },
      body: JSON.stringify(validShare),
    });
    expectError(answer, 415, 'APIGW.0201', 'application/json');
  });

  it('that is missing is refused where there is a body', async () => {
    expectError(
      await call(share, { method: 'POST', headers: token, body: JSON.stringify(validShare) }),
      415,
      'APIGW.0201',
    );
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"; x=y'])(
    '%s is taken',
    async (type) => {
      const answer = await call(share, {
        method: 'POST',
        headers: { ...token, 'Content-Type': type },
        body: JSON.stringify(validShare),
      });
      expect(answer).toMatchObject({ status: 200 });
    },
  );

  it('may come with a GET, with a small body and without one, as the official SDKs send it', async () => {
    expect(await call(connections, { headers: json })).toMatchObject({ status: 200 });
    expect(await call(connections, { headers: json, body: '{}' })).toMatchObject({ status: 200 });
  });

  it('does not help a compressed body', async () => {
    const answer = await call(share, { method: 'POST', headers: { ...json, 'Content-Encoding': 'gzip' }, body: 'x' });
    expectError(answer, 415, 'APIGW.0201', 'Content-Encoding');
  });
});

describe('a parameter', () => {
  it.each([
    { query: 'perpage=ten', message: 'perpage: expected a whole number from 0 to 100, in digits, got ten.' },
    { query: 'perpage=101', message: 'perpage: expected a whole number from 0 to 100, in digits, got 101.' },
    {
      query: 'curpage=2147483648',
      message: 'curpage: expected a whole number from 0 to 2147483647, in digits, got 2147483648.',
    },
    { query: 'curpage=-1', message: 'curpage: expected' },
    { query: 'connection_type=OTHER', message: 'connection_type: expected' },
    { query: 'network_type=', message: 'network_type: expected' },
    { query: 'instance_id=short', message: 'instance_id: expected 32 to 36 letters or digits, got short.' },
    {
      query: 'condition=a%00b',
      message: 'condition: expected text in Unicode without NUL characters, got a NUL character.',
    },
    { query: 'condition=%ED%A0%80', message: 'condition: expected UTF-8 in percent-encoding' },
    { query: 'condition=%', message: 'condition: expected UTF-8 in percent-encoding' },
    { query: `condition=${'a'.repeat(256)}`, message: 'condition: expected at most 255 characters, got 256.' },
    { query: 'condition=a&condition=b', message: 'condition: expected the parameter once, got it several times.' },
  ])('$query is refused', async ({ query, message }) => {
    expectError(await call(`${connections}?${query}`, { headers: token }), 400, 'DAS.200100', message);
  });

  it.each(['datastore_type=oracle', 'datastore_type=mysql&datastore_type=ddm', 'datastore_type=%ff'])(
    '%s is refused with a code of its own',
    async (query) => {
      expectError(
        await call(`${connections}?${query}`, { headers: token }),
        400,
        'DAS.200107',
        'datastore_type: expected',
      );
    },
  );

  it('that the document does not know is ignored', async () => {
    expect(await call(`${connections}?start=1&skip=0&skip=%ff&x`, { headers: token })).toMatchObject({
      status: 200,
    });
  });

  it.each([
    { id: 'ee64e597', message: 'connection_id: expected 36 letters, digits or hyphens' },
    { id: `${connection}0`, message: 'connection_id: expected' },
    { id: `${connection.slice(1)}%00`, message: 'connection_id: expected' },
    { id: `${connection.slice(1)}%2F`, message: 'connection_id: expected' },
  ])('connection_id $id is refused', async ({ id, message }) => {
    expectError(await call(`${connections}/${id}`, { headers: token }), 400, 'DAS.200100', message);
  });

  it.each(['abc', `${project}0`, `${project.slice(1)}-`, `${project.slice(1)}%00`])(
    'project_id %s is refused',
    async (id) => {
      expectError(
        await call(`/v3/${id}/connections`, { headers: token }),
        400,
        'DAS.200113',
        'project_id: expected 32 letters or digits',
      );
    },
  );
});

describe('a path', () => {
  it.each([
    '/',
    '/nothing',
    '/v3',
    `/v4/${project}/connections`,
    `${connections}/`,
    `${share}/`,
    `${connections}/${connection}/`,
    '/docs/',
    `/v3//connections`,
    '/v3/../healthz',
  ])('%s is unknown', async (path) => {
    expectError(await call(path, { headers: token }), 404, 'APIGW.0101', '/openapi.json');
    expectError(
      await call(path, { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'x' }),
      404,
      'APIGW.0101',
    );
  });

  it('with percent-encoding that is not UTF-8 is refused', async () => {
    expectError(await call('/v3/%ff/connections', { headers: token }), 400, 'APIGW.0201', 'percent-encoding');
  });

  it.each([
    { method: 'PUT', path: connections, allow: 'GET, HEAD, POST' },
    { method: 'GET', path: share, allow: 'DELETE, POST' },
    { method: 'OPTIONS', path: share, allow: 'DELETE, POST' },
    { method: 'TRACE', path: share, allow: 'DELETE, POST' },
    { method: 'PROPFIND', path: share, allow: 'DELETE, POST' },
    { method: 'DELETE', path: `/v3.1/${project}/connections/share`, allow: 'POST' },
    { method: 'POST', path: `${connections}/${connection}`, allow: 'GET, HEAD, PUT' },
    { method: 'POST', path: '/healthz', allow: 'GET, HEAD' },
  ])('has no $method $path', async ({ method, path, allow }) => {
    const answer = await call(path, { method });
    expectError(answer, 405, 'APIGW.0101', allow);
    expect(answer.headers.allow).toBe(allow);
  });

  it('answers HEAD as GET, without a body', async () => {
    const answer = await call(connections, { method: 'HEAD', headers: token });
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(await call(connections, { method: 'HEAD' })).toMatchObject({ status: 401, text: '' });
  });
});

describe('limits', () => {
  it('refuse a URI of more than 16 KiB', async () => {
    expectError(await call(`${connections}?x=${'a'.repeat(17_000)}`, { headers: token }), 414, 'APIGW.0201', 'URI');
    expectError(await call(`/v3/${'a'.repeat(17_000)}/connections`, { headers: token }), 414, 'APIGW.0201');
    expectError(await call(`/${'a'.repeat(40_000)}`), 414, 'APIGW.0201', 'URI');
  });

  it('refuse headers of more than 32 KiB', async () => {
    expectError(await call('/healthz', { headers: { 'X-Large': 'a'.repeat(40_000) } }), 431, 'APIGW.0201', 'headers');
  });
});

describe('bytes that are not HTTP', () => {
  it.each([
    'NONSENSE\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n',
    'GET / HTTP/1.1\r\nBad Header: a\r\n\r\n',
    // Without the header Host (RFC 9112 §3.2).
    'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n',
  ])('%j are answered in the shape of every error', async (bytes) => {
    const [head, body] = (await rawCall(server.url, bytes)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    const answer = JSON.parse(body ?? '') as { request_id: string };
    expect(answer).toMatchObject({ error_code: 'APIGW.0201', errorCodeStr: 'APIGW.0201' });
    expect(head?.toLowerCase()).toContain(`x-request-id: ${answer.request_id}`);
  });

  it('include an expectation that nobody can meet', async () => {
    const answer = await rawCall(server.url, 'GET /healthz HTTP/1.1\r\nHost: a\r\nExpect: magic\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 417 [^]*"error_code":"APIGW\.0201"/);
  });
});

describe('a caller who is not known', () => {
  it.each([
    { what: 'without a token', headers: {}, message: 'token not found' },
    { what: 'with an empty token', headers: { 'X-Auth-Token': '' }, message: 'token not found' },
    { what: 'with an unknown token', headers: { 'X-Auth-Token': 'canary-token' }, message: 'token decryption failed' },
    {
      what: 'with two tokens',
      headers: { 'X-Auth-Token': ['example-token-of-the-caller', 'example-token-of-the-caller'] },
      message: 'token decryption failed',
    },
    {
      what: 'with a very long token',
      headers: { 'X-Auth-Token': 'a'.repeat(20_000) },
      message: 'token decryption failed',
    },
    {
      what: 'with half a signature',
      headers: { Authorization: 'SDK-HMAC-SHA256 Access=a, SignedHeaders=x-sdk-date, Signature=canary' },
      message: 'the header Authorization cannot be read',
    },
  ])('$what is answered 401 and told nothing more', async ({ headers, message }) => {
    const calls: (readonly [string, Call])[] = [
      [connections, {}],
      [`/v3/abc/connections?perpage=ten`, {}],
      [share, { method: 'POST', body: 'not JSON' }],
      [share, { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'x' }],
      [share, { method: 'POST', body: ' '.repeat(2_000_000) }],
      [`${connections}/${connection}`, {}],
    ];
    for (const [path, options] of calls) {
      const answer = await call(path, { ...options, headers: { ...options.headers, ...headers } });
      expectError(answer, 401, 'APIGW.0301', `Incorrect IAM authentication information: ${message}`);
    }
  });

  it('is told nothing about projects: a foreign one answers like one that does not exist', async () => {
    const withoutId = ({ status, json: body }: Answer) => ({ status, body: { ...(body as object), request_id: '' } });
    const none = await call(`/v3/${'0'.repeat(32)}/connections`, { headers: token });
    await server.setState('the project belongs to another account', { project_id: project });
    const foreign = await call(connections, { headers: token });
    expectError(foreign, 403, 'APIGW.0310');
    expect(withoutId(foreign)).toStrictEqual(withoutId(none));
    expectError(await post(share, 'not JSON'), 403, 'APIGW.0310');
  });
});

describe('the request id', () => {
  it('is the one of the caller, where it is usable', async () => {
    const answer = await call(connections, { headers: { 'X-Request-Id': 'my.request-1' } });
    expectError(answer, 401, 'APIGW.0301');
    expect(answer.json).toMatchObject({ request_id: 'my.request-1' });
  });

  it.each(['a b', 'x'.repeat(129), '"><script>'])('is another one for %s', async (id) => {
    const answer = await call('/healthz', { headers: { 'X-Request-Id': id } });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  });
});
