import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { temporaryKeyRing } from '../src/secrets/index.ts';
import { serveStore, type ServedStore } from '../src/testing/serve-store.ts';
import { databases, serveTogether, type TestDatabase } from './databases.ts';
import { login } from './example-login.ts';
import { httpCall, type Answer, type Call } from './http-call.ts';
import { signatureDirectory } from './signature-directory.ts';
import { authorizationOf, dasVectors, sampleKey, signedAt } from './signature-vectors.ts';
import { signedCall, type SigningOptions } from './signed-call.ts';
import { ids, tokenOf } from './story-directory.ts';

const minutes = 60_000;
const connections = `/v3/${ids.ownersProject}/connections`;
const json = { 'Content-Type': 'application/json' };
const newConnection = JSON.stringify(login);
const create: Call = { method: 'POST', headers: json, body: newConnection };
const prefix = 'Incorrect IAM authentication information: ';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe.each(Object.entries(databases))('a signed request, on %s', (_name, startDatabase) => {
  let database: TestDatabase;
  let server: ServedStore;
  /** Another server on the same database, where it can be shared. */
  let replica: ServedStore;
  let now = signedAt;
  const clock = (): number => now;

  beforeAll(async () => {
    database = await startDatabase();
    const servers = await serveTogether(database, { now: clock, keyRing: temporaryKeyRing() });
    server = servers[0];
    replica = servers[1] ?? server;
  }, 60_000);
  afterAll(async () => {
    await server.close();
    if (replica !== server) await replica.close();
    await database.stop();
  });
  beforeEach(async () => {
    now = signedAt;
    await server.reset(signatureDirectory());
    await replica.forget();
  });

  const send = (path: string, call: Call = {}, options: Partial<SigningOptions> = {}): Promise<Answer> =>
    httpCall(server.url, path, signedCall(path, call, { at: now, ...options }));

  const expectRefused = ({ status, json: body, headers }: Answer, detail: string): void => {
    expect(body).toMatchObject({
      error_code: 'APIGW.0301',
      errorCodeStr: 'APIGW.0301',
      request_id: headers['x-request-id'],
    });
    expect(Reflect.get(Object(body), 'error_msg')).toContain(prefix + detail);
    expect(status).toBe(401);
  };

  describe('of the test vectors', () => {
    it.each(dasVectors)('$name', async (vector) => {
      const token = vector.headers['X-Security-Token'];
      await server.reset(signatureDirectory({ security_token_sha256: token === undefined ? null : sha256(token) }));
      const call = {
        method: vector.method,
        headers: { ...vector.headers, Authorization: authorizationOf(vector) },
        body: vector.body,
      };
      // Known, and so told that the connection of the vectors does not exist.
      expect(await httpCall(server.url, vector.url, call)).toMatchObject({
        status: 400,
        json: { error_code: 'DAS.5010' },
      });
      const changed = { ...call, body: `${vector.body} ` };
      if (vector.headers['X-Sdk-Content-Sha256'] === undefined) {
        expectRefused(await httpCall(server.url, vector.url, changed), 'AK/SK signature verification failed');
      }
      expectRefused(
        await httpCall(server.url, `${vector.url}?a=1&per_page=100`, call),
        'AK/SK signature verification failed',
      );
    });
  });

  describe('of the official clients', () => {
    it('Go: a body that ends in a line feed, Host unsigned', async () => {
      const headers = { ...json, 'User-Agent': 'huaweicloud-usdk-go/3.0', 'X-Project-Id': ids.ownersProject };
      const answer = await send(
        connections,
        { method: 'POST', headers, body: `${newConnection}\n` },
        { signed: ['user-agent', 'x-project-id'] },
      );
      expect(answer).toMatchObject({ status: 200, json: { connection_id: expect.any(String) } });
    });
    it('Java: a body in chunks, with a DELETE too', async () => {
      const body = JSON.stringify({
        shared_conn_id: 'ee64e597-4f25-486f-bba1-0c850b3b59d6',
        users: [{ user_id: ids.recipient, user_name: 'x' }],
      });
      const answer = await send(`${connections}/share`, { method: 'DELETE', headers: json, body, chunked: true });
      expect(answer.json).toMatchObject({ error_code: 'DAS.5010' });
    });
    it('Java: a query that is not sorted, with ~ as %7E and * as it is', async () => {
      const path = `${connections}?perpage=10&curpage=1&keywords=*%7E%20b`;
      expect(await send(path, { headers: json })).toMatchObject({ status: 200, json: { total_record: 0 } });
    });
    it("Node: a query with ( ) ' ! as they are", async () => {
      expect(
        await send(`${connections}?perpage=10&keywords=(a)'!*`, { headers: json }, { signed: ['content-type'] }),
      ).toMatchObject({ status: 200 });
    });
    it('Node: a GET with a signed body of two bytes', async () => {
      expect(await send(connections, { headers: json, body: '{}' }, { signed: ['content-type'] })).toMatchObject({
        status: 200,
      });
    });
    it('a HEAD', async () => {
      expect(await send(connections, { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
    });
  });

  describe('with a body', () => {
    it('whose hash is given is taken, and refused where it is the hash of something else', async () => {
      const given = (hash: string): Call => ({ ...create, headers: { ...json, 'X-Sdk-Content-Sha256': hash } });
      expect(await send(connections, given(sha256(newConnection)))).toMatchObject({ status: 200 });
      expectRefused(
        await send(connections, given(sha256('another'))),
        'AK/SK signature verification failed: X-Sdk-Content-Sha256',
      );
    });
    it.each([false, true])('that is too large is refused, in chunks: %s', async (chunked) => {
      const answer = await send(connections, { ...create, body: ' '.repeat(2_000_000), chunked });
      expect(answer).toMatchObject({ status: 413, json: { error_code: 'APIGW.0201' } });
    });
    it('that is compressed, or no JSON, is refused once the caller is known', async () => {
      expect(await send(connections, { ...create, headers: { ...json, 'Content-Encoding': 'gzip' } })).toMatchObject({
        status: 415,
      });
      expect(await send(connections, { ...create, body: 'canary' })).toMatchObject({
        status: 400,
        json: { error_code: 'DAS.200100' },
      });
    });
  });

  describe('is refused', () => {
    it.each([
      {
        what: 'by a wrong secret key',
        options: { secretKey: 'another-secret-key-1' },
        detail: 'AK/SK signature verification failed',
      },
      {
        what: 'of an unknown access key',
        options: { accessKey: 'NOBODYSACCESSKEY0001' },
        detail: 'secret key lookup failed',
      },
      {
        what: 'that is too old',
        options: { at: signedAt - 15 * minutes - 1000 },
        detail: 'signature calculation failed: signature expired',
      },
      {
        what: 'from too far in the future',
        options: { at: signedAt + 15 * minutes + 1000 },
        detail: 'signature calculation failed: signature expired',
      },
    ])('$what', async ({ options, detail }) => {
      expectRefused(await send(connections, {}, options), detail);
    });
    it.each([-15, 15])('not where it is exactly %s minutes from the time of the server', async (distance) => {
      expect(await send(connections, {}, { at: now + distance * minutes })).toMatchObject({ status: 200 });
    });
    it('where X-Sdk-Date is missing, not signed, or no time', async () => {
      const good = signedCall(connections, {}, { at: now }).headers ?? {};
      const { 'X-Sdk-Date': _, ...without } = good;
      expectRefused(
        await httpCall(server.url, connections, { headers: without }),
        'AK/SK signature verification failed: SignedHeaders names x-sdk-date',
      );
      const unsigned = String(good['Authorization']).replace('SignedHeaders=x-sdk-date', 'SignedHeaders=user-agent');
      const headers = { ...good, 'User-Agent': 'a', Authorization: unsigned };
      expectRefused(
        await httpCall(server.url, connections, { headers }),
        'AK/SK signature verification failed: SignedHeaders does not name x-sdk-date',
      );
      expectRefused(
        await httpCall(server.url, connections, { headers: { ...good, 'X-Sdk-Date': '2026-01-20' } }),
        'signature calculation failed: X-Sdk-Date is not a time',
      );
    });
    it('where a header comes twice', async () => {
      const { headers = {} } = signedCall(
        connections,
        { headers: { 'X-Project-Id': 'a' } },
        { at: now, signed: ['x-project-id'] },
      );
      const date = String(headers['X-Sdk-Date']);
      expectRefused(
        await httpCall(server.url, connections, { headers: { ...headers, 'X-Sdk-Date': [date, date] } }),
        'the header x-sdk-date is there more than once',
      );
      expectRefused(
        await httpCall(server.url, connections, { headers: { ...headers, 'X-Project-Id': ['a', 'b'] } }),
        'the header x-project-id is there more than once',
      );
    });
    it('with another algorithm, or with a token too', async () => {
      const algorithm = { Authorization: 'V11-HMAC-SHA256 Credential=AK/20260120/region/das' };
      expectRefused(
        await httpCall(server.url, connections, { headers: algorithm }),
        'the algorithm V11-HMAC-SHA256 is not supported',
      );
      expectRefused(
        await send(connections, { headers: { 'X-Auth-Token': tokenOf('owner') } }),
        'the request has a token and a signature',
      );
    });
    it('in a project of another account', async () => {
      const foreign = await send(`/v3/${ids.recipientsProject}/connections`);
      const none = await send(`/v3/${'0'.repeat(32)}/connections`);
      expect(foreign).toMatchObject({ status: 403, json: { error_code: 'APIGW.0310' } });
      expect(Reflect.get(Object(foreign.json), 'error_msg')).toBe(Reflect.get(Object(none.json), 'error_msg'));
    });
  });

  it('takes signed headers as they are: white space around them, bytes that are not ASCII, any case of names', async () => {
    const call = signedCall(
      connections,
      { headers: { 'x-LANGUAGE': 'zh-cn', 'X-Note': 'caf\u00e9' } },
      { at: now, signed: ['X-Language', 'x-note'] },
    );
    const headers = { ...call.headers, 'x-LANGUAGE': '  zh-cn\t' };
    expect(await httpCall(server.url, connections, { headers })).toMatchObject({ status: 200 });
    expectRefused(
      await httpCall(server.url, connections, { headers: { ...headers, 'X-Note': 'cafe' } }),
      'AK/SK signature verification failed',
    );
  });

  describe('with a temporary access key', () => {
    const securityToken = 'example-security-token';
    beforeEach(() =>
      server.reset(
        signatureDirectory({ security_token_sha256: sha256(securityToken), expires_at: signedAt + minutes }),
      ),
    );
    it('needs its security token, signed (SDKs) or not (the Terraform provider adds it after signing)', async () => {
      const call: Call = { headers: { 'X-Security-Token': securityToken } };
      expect(await send(connections, call, { signed: ['x-security-token'] })).toMatchObject({ status: 200 });
      expect(await send(connections, call)).toMatchObject({ status: 200 });
      expectRefused(await send(connections), 'the header X-Security-Token is not the security token');
      expectRefused(
        await send(connections, { headers: { 'X-Security-Token': `${securityToken}x` } }),
        'the header X-Security-Token is not the security token',
      );
    });
    it('ends when the key expires', async () => {
      const call: Call = { headers: { 'X-Security-Token': securityToken } };
      now += minutes - 1;
      expect(await send(connections, call)).toMatchObject({ status: 200 });
      now += 1;
      expectRefused(
        await send(connections, call),
        'the access key (AK) has expired, expires_at: 2026-01-20T08:01:00.000Z',
      );
    });
  });

  it('gives no access with a key that is not active, that left the directory, or whose user left', async () => {
    await server.reset(signatureDirectory({ active: false }));
    expectRefused(await send(connections), 'secret key lookup failed');
    await server.reset({ ...signatureDirectory(), access_keys: [] });
    expectRefused(await send(connections), 'secret key lookup failed');
  });

  describe('that was sent before', () => {
    it('is refused where it changes something, also after an error, and on another server', async () => {
      const call = signedCall(connections, create, { at: now });
      expect(await httpCall(server.url, connections, call)).toMatchObject({ status: 200 });
      expectRefused(await httpCall(replica.url, connections, call), 'the signature was used before');
      const wrong = signedCall(connections, { ...create, body: '{}' }, { at: now });
      expect(await httpCall(server.url, connections, wrong)).toMatchObject({ status: 400 });
      expectRefused(await httpCall(server.url, connections, wrong), 'the signature was used before');
      // One second later the same request has another signature.
      expect(await send(connections, create, { at: now + 1000 })).toMatchObject({ status: 200 });
      now += 15 * minutes;
      expectRefused(await httpCall(server.url, connections, call), 'the signature was used before');
    });
    it.each([
      { what: 'a GET', path: connections, call: {} },
      {
        what: 'ShowIamUser',
        path: `/v3/${ids.ownersProject}/user-info/iam/user`,
        call: { method: 'POST', headers: json, body: JSON.stringify({ user_ids: ids.owner }) },
      },
      { what: 'SyncConnectionsNew', path: `/v3/${ids.ownersProject}/sync-connections`, call: { method: 'POST' } },
    ])('is answered again where it only reads: $what', async ({ path, call }) => {
      const signed = signedCall(path, call, { at: now });
      expect(await httpCall(server.url, path, signed)).toMatchObject({ status: 200 });
      expect(await httpCall(server.url, path, signed)).toMatchObject({ status: 200 });
    });
    it('is taken once of many at the same time', async () => {
      const call = signedCall(connections, create, { at: now });
      const answers = await Promise.all(Array.from({ length: 8 }, () => httpCall(server.url, connections, call)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(7);
    });
    it('is forgotten once it has expired', async () => {
      await send(connections, create);
      await send(connections, create, { at: now + 1000 });
      now += 21 * minutes;
      await send(connections, create);
      const remembered = () => server.store.db.selectFrom('used_signatures').selectAll().execute();
      await expect.poll(remembered).toHaveLength(1);
    });
  });

  describe('wrong again and again', () => {
    const wrong = { secretKey: 'another-secret-key-1' };
    const fail = async (times: number): Promise<void> => {
      for (let count = 0; count < times; count += 1) {
        expectRefused(await send(connections, {}, wrong), 'AK/SK signature verification failed');
      }
    };
    it('locks the access key for 5 minutes after more than 5 failures, also for a right signature', async () => {
      await fail(6);
      expectRefused(await send(connections), 'the access key (AK) reached its limit of failed verifications');
      now += 5 * minutes - 1;
      expectRefused(
        await send(connections, {}, wrong),
        'the access key (AK) reached its limit of failed verifications',
      );
      now += 1;
      await fail(5);
      expect(await send(connections)).toMatchObject({ status: 200 });
    });
    it('tells the audit trail of the failures, and not of what comes while it is locked', async () => {
      await fail(6);
      for (let count = 0; count < 3; count += 1) await send(connections, {}, wrong);
      const events = await server.store.db.selectFrom('audit_events').select('event').execute();
      expect(events.map(({ event }) => Reflect.get(Object(JSON.parse(event)), 'status'))).toEqual(
        Array.from({ length: 6 }, () => 401),
      );
    });
    it('does not lock it where one between them is right', async () => {
      await fail(5);
      expect(await send(connections)).toMatchObject({ status: 200 });
      await fail(5);
      expect(await httpCall(replica.url, connections, signedCall(connections, {}, { at: now }))).toMatchObject({
        status: 200,
      });
    });
    it('leaves nothing behind for access keys that do not exist', async () => {
      for (let count = 0; count < 10; count += 1)
        await send(connections, {}, { accessKey: `NOBODYSACCESSKEY000${count}` });
      expect(await server.store.db.selectFrom('failed_attempts').selectAll().execute()).toEqual([]);
    });
  });

  it('keeps secret keys and security tokens out of the store in clear', async () => {
    await server.reset(signatureDirectory({ security_token_sha256: sha256('example-security-token') }));
    const rows = await server.store.db.selectFrom('access_keys').selectAll().execute();
    const text = JSON.stringify(
      rows.map((row) => ({ ...row, bytes: Buffer.from(row.encrypted_secret_key).toString('latin1') })),
    );
    expect(text).not.toContain(sampleKey.secretKey);
    expect(text).not.toContain('example-security-token');
  });
});

describe('with --echo-canonical-request', () => {
  let server: ServedStore;
  beforeAll(async () => {
    server = await serveStore({ now: () => signedAt, authentication: { echoCanonicalRequest: true } });
  }, 60_000);
  afterAll(() => server.close());

  it('shows the canonical request of the server, without secrets', async () => {
    await server.reset(signatureDirectory());
    const headers = { 'X-Security-Token': 'canary' };
    const call = signedCall(
      connections,
      { headers },
      { at: signedAt, secretKey: 'another-secret-key-1', signed: ['x-security-token'] },
    );
    const { json: body } = await httpCall(server.url, connections, call);
    expect(Reflect.get(Object(body), 'error_msg')).toBe(
      `${prefix}AK/SK signature verification failed: the canonical request of the server is GET|${connections}/||x-sdk-date:20260120T080000Z|x-security-token:[secret]||x-sdk-date;x-security-token|e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`,
    );
  });
});
