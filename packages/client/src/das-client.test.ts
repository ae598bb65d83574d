import type { Schema } from '@opendas/types';
import { afterEach, describe, expect, expectTypeOf, test } from 'vitest';
import { recordingServer, type RecordingServer, type Reply } from '../test/recording-server.ts';
import { createDasClient, type DasClient } from './das-client.ts';
import { createShareConnections, listConnection, operations } from './generated/operations.ts';
import { createTransport } from './transport.ts';

const project = '054e292c9880d4992f02c0196d3ea468';
const connection_id = 'ee64e597-4f25-486f-bba1-0c850b3b59d6';
const users = [{ user_id: '0852a89ae180d5401f5ac00271a4a02e', user_name: 'username' }];
const share = { shared_conn_id: connection_id, users };

let server: RecordingServer | undefined;
afterEach(() => server?.close());

async function clientOf(...replies: readonly Reply[]): Promise<DasClient> {
  server = await recordingServer(...replies);
  return createDasClient({ endpoint: server.url, credentials: { token: 'a token' }, projectId: project, retry: false });
}

describe('requests on the wire', () => {
  const connection = { engine_type: 'mysql', instance_id: 'i'.repeat(36), network_type: 'rds', username: 'u' } as const;
  test.each<{
    operation: string;
    call: (das: DasClient) => Promise<unknown>;
    method: string;
    url: string;
    body: unknown;
  }>([
    {
      operation: 'createShareConnections',
      call: (das) => das.createShareConnections({ body: share }),
      method: 'POST',
      url: `/v3/${project}/connections/share`,
      body: share,
    },
    {
      operation: 'cancelShareConnections, a DELETE with a body',
      call: (das) => das.cancelShareConnections({ body: share }),
      method: 'DELETE',
      url: `/v3/${project}/connections/share`,
      body: share,
    },
    {
      operation: 'createSharedConnection, of v3.1',
      call: (das) => das.createSharedConnection({ body: share }),
      method: 'POST',
      url: `/v3.1/${project}/connections/share`,
      body: share,
    },
    {
      operation: 'cancelShareNew, of v3.1',
      call: (das) => das.cancelShareNew({ body: share }),
      method: 'POST',
      url: `/v3.1/${project}/connections/cancel-share`,
      body: share,
    },
    {
      operation: 'createConnection',
      call: (das) => das.createConnection({ body: { ...connection, password: 'p', is_save_password: true } }),
      method: 'POST',
      url: `/v3/${project}/connections`,
      body: { ...connection, password: 'p', is_save_password: true },
    },
    {
      operation: 'listConnection, without arguments',
      call: (das) => das.listConnection(),
      method: 'GET',
      url: `/v3/${project}/connections`,
      body: undefined,
    },
    {
      operation: 'showConnectionDetail',
      call: (das) => das.showConnectionDetail({ path: { connection_id } }),
      method: 'GET',
      url: `/v3/${project}/connections/${connection_id}`,
      body: undefined,
    },
    {
      operation: 'listSharedConnections, with a query that needs escapes',
      call: (das) =>
        das.listSharedConnections({ path: { connection_id }, query: { keywords: 'a b+&中', cur_page: '1' } }),
      method: 'GET',
      url: `/v3/${project}/connections/${connection_id}/get-shared-list?keywords=a%20b%2B%26%E4%B8%AD&cur_page=1`,
      body: undefined,
    },
    {
      operation: 'a project of the call instead of the client',
      call: (das) => das.listConnection({ path: { project_id: 'b'.repeat(32) } }),
      method: 'GET',
      url: `/v3/${'b'.repeat(32)}/connections`,
      body: undefined,
    },
  ])('$operation', async ({ call, method, url, body }) => {
    await call(await clientOf({ status: 200, body: {} }));
    const [request] = server?.requests ?? [];
    expect(request).toMatchObject({ method, url });
    expect(request?.body).toBe(body === undefined ? '' : JSON.stringify(body));
    expect(request?.headers['content-type']).toBe(body === undefined ? undefined : 'application/json');
    expect(request?.headers['x-auth-token']).toBe('a token');
  });

  test('header parameters are sent, those that are undefined are not', async () => {
    const das = await clientOf({ status: 200, body: { status: true } });
    await das.createShareConnections({ body: share, header: { 'X-Language': 'en-us' } });
    await das.createShareConnections({ body: share });
    expect(server?.requests.map(({ headers }) => headers['x-language'])).toEqual(['en-us', undefined]);
  });

  test('an endpoint with a path is the beginning of every path', async () => {
    server = await recordingServer({ status: 200, body: {} });
    const das = createDasClient({ endpoint: `${server.url}/das/`, credentials: { token: 't' }, projectId: project });
    await das.listConnection();
    expect(server.requests[0]?.url).toBe(`/das/v3/${project}/connections`);
  });
});

describe('results', () => {
  test('narrow by ok and by status, at run time and in types', async () => {
    const das = await clientOf(
      { status: 200, body: { total_record: 0 }, headers: { 'x-request-id': 'r1' } },
      { status: 400, body: { error_code: 'DAS.200100', error_msg: 'A parameter is not valid.' } },
    );
    const good = await das.listConnection();
    if (!good.ok) throw new Error('The call was refused.');
    expectTypeOf(good.status).toEqualTypeOf<200>();
    expectTypeOf(good.data).toEqualTypeOf<Schema<'ListConnectionResponse'>>();
    expect(good.data).toEqual({ total_record: 0 });
    expect(good.headers.get('x-request-id')).toBe('r1');
    expect(good.response.status).toBe(200);

    const bad = await das.listConnection();
    if (bad.status !== 400) throw new Error('The call was not refused.');
    expectTypeOf(bad.ok).toEqualTypeOf<false>();
    expectTypeOf(bad.error).toEqualTypeOf<Schema<'ErrorResp'>>();
    expect(bad.error).toEqual({ error_code: 'DAS.200100', error_msg: 'A parameter is not valid.' });
  });

  test('have no data where the document lets the body be missing, and the type says so', async () => {
    const das = await clientOf({ status: 200 });
    const result = await das.createShareConnections({ body: share });
    if (!result.ok) throw new Error('The call was refused.');
    expectTypeOf(result.data).toEqualTypeOf<Schema<'ConsoleCreateShareResp'> | undefined>();
    expect(result).toMatchObject({ status: 200, data: undefined });
  });

  test('have data of every other operation', async () => {
    const das = await clientOf({ status: 200, body: { total_record: 3 } });
    const result = await das.listSharedConnections({ path: { connection_id } });
    if (result.ok) expectTypeOf(result.data).toEqualTypeOf<Schema<'ListSharedConnectionsResponse'>>();
    expect(result).toMatchObject({ ok: true, data: { total_record: 3 } });
  });
});

describe('types of the input', () => {
  test('the body is required, the project is not', () => {
    type Input = Parameters<DasClient['createShareConnections']>;
    expectTypeOf<[{ body: typeof share }]>().toExtend<Input>();
    expectTypeOf<[{ body: typeof share; path: { project_id: string } }]>().toExtend<Input>();
    expectTypeOf<[]>().not.toExtend<Input>();
    expectTypeOf<[{ body: { users: [] } }]>().not.toExtend<Input>();
  });

  test('a path parameter other than the project is required', () => {
    type Input = Parameters<DasClient['showConnectionDetail']>;
    expectTypeOf<[{ path: { connection_id: string } }]>().toExtend<Input>();
    expectTypeOf<[]>().not.toExtend<Input>();
    expectTypeOf<[{ path: { project_id: string } }]>().not.toExtend<Input>();
  });

  test('nothing is required of a list, and the query takes only what the document has', () => {
    type Input = Parameters<DasClient['listConnection']>;
    expectTypeOf<[]>().toExtend<Input>();
    expectTypeOf<[{ query: { connection_type: 'SHARE' } }]>().toExtend<Input>();
    expectTypeOf<[{ query: { connection_type: 'OTHER' } }]>().not.toExtend<Input>();
  });
});

describe('functions for one operation', () => {
  test('send the same as the methods of the client', async () => {
    server = await recordingServer({ status: 200, body: {} });
    const options = { endpoint: server.url, credentials: { token: 't' }, projectId: project };
    await createDasClient(options).createShareConnections({ body: share });
    await createShareConnections(createTransport(options), { body: share });
    await operations.CreateShareConnections(createDasClient(options), { body: share });
    const [first, ...others] = server.requests.map(({ method, url, body }) => ({ method, url, body }));
    expect(others).toEqual([first, first]);
  });

  test('are in the table by operationId', () => {
    expect(operations.ListConnection).toBe(listConnection);
  });
});
