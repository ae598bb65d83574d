import { afterEach, describe, expect, test } from 'vitest';
import { recordingServer, type RecordingServer, type Reply } from '../test/recording-server.ts';
import { createDasClient } from './das-client.ts';
import { DasApiError, DasUnexpectedResponseError } from './errors.ts';
import { passwordCredentials } from './password-credentials.ts';
import { unwrap } from './unwrap.ts';

const projectId = '054e292c9880d4992f02c0196d3ea468';
const user = { name: 'alice', password: 'canary-password', domain: { name: 'example' } };
const list: Reply = { status: 200, body: { total_record: 0 } };

const servers: RecordingServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(...replies: readonly Reply[]): Promise<RecordingServer> {
  const server = await recordingServer(...replies);
  servers.push(server);
  return server;
}

/** An answer with a token, which lasts so many milliseconds from now. */
function issued(token: string, lifetime = 24 * 60 * 60_000): Reply {
  const expires_at = new Date(Date.now() + lifetime).toISOString().replace('Z', '000Z');
  return { status: 201, headers: { 'X-Subject-Token': token }, body: { token: { expires_at } } };
}

/** A client of one server, which asks the same or another one for tokens. */
function clientOf(endpoint: string, iamEndpoint?: string) {
  const where = { endpoint, ...(iamEndpoint !== undefined && { iamEndpoint }) };
  const credentials = passwordCredentials({ ...where, user, project: { id: projectId } });
  return createDasClient({ endpoint, credentials, projectId, retry: false });
}

const tokensSent = ({ requests }: RecordingServer) => requests.map(({ headers }) => headers['x-auth-token']);

describe('a client with a password', () => {
  test('asks for a token when it needs one, without credentials, and keeps it', async () => {
    const server = await serve(issued('first-token'), list);
    const das = clientOf(server.url);
    expect(server.requests).toEqual([]);
    await Promise.all([das.listConnection(), das.listConnection()]);
    await das.listConnection();
    expect(tokensSent(server)).toEqual([undefined, 'first-token', 'first-token', 'first-token']);
    const [login] = server.requests;
    expect(login).toMatchObject({ method: 'POST', url: '/v3/auth/tokens?nocatalog=true' });
    expect(JSON.parse(login?.body ?? '')).toEqual({
      auth: {
        identity: { methods: ['password'], password: { user } },
        scope: { project: { id: projectId } },
      },
    });
  });

  test('asks again before the token expires', async () => {
    const server = await serve(issued('first-token', 59_000), list, issued('second-token'), list);
    const das = clientOf(server.url);
    for (let call = 0; call < 3; call += 1) await das.listConnection();
    expect(tokensSent(server)).toEqual([undefined, 'first-token', undefined, 'second-token', 'second-token']);
  });

  test('asks the identity service where it is somewhere else', async () => {
    const [das, identity] = [await serve(list), await serve(issued('a-token'))];
    await clientOf(das.url, identity.url).listConnection();
    expect(tokensSent(das)).toEqual(['a-token']);
    expect(identity.requests).toHaveLength(1);
  });

  test('fails with the error of the identity service, which holds no password, and asks again', async () => {
    const refusal = { error_code: 'APIGW.0301', error_msg: 'The user or the password is wrong.' };
    const server = await serve({ status: 401, body: refusal }, issued('a-token'), list);
    const das = clientOf(server.url);
    const error = await unwrap(das.listConnection()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DasApiError);
    expect(error).toMatchObject({
      operationId: 'KeystoneCreateUserTokenByPassword',
      status: 401,
      code: 'APIGW.0301',
    });
    expect(JSON.stringify(error) + String(error)).not.toContain('canary');
    expect(await das.listConnection()).toMatchObject({ status: 200 });
  });

  test.each<[string, Reply]>([
    [
      'without the header of the token',
      { status: 201, body: { token: { expires_at: '2026-01-21T08:00:00.000000Z' } } },
    ],
    ['of another status', { status: 200, headers: { 'X-Subject-Token': 'a-token' }, body: {} }],
  ])('refuses an answer %s', async (_, reply) => {
    const server = await serve(reply);
    await expect(clientOf(server.url).listConnection()).rejects.toThrow(DasUnexpectedResponseError);
  });
});
