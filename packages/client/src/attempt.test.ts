import { afterEach, describe, expect, test } from 'vitest';
import { recordingServer, type RecordingServer, type Reply } from '../test/recording-server.ts';
import { createDasClient, type DasClient } from './das-client.ts';
import { DasAbortError, DasNetworkError, DasTimeoutError } from './errors.ts';
import type { RetryOptions } from './retry.ts';
import type { TransportOptions } from './transport.ts';

let server: RecordingServer | undefined;
afterEach(() => server?.close());

const projectId = '054e292c9880d4992f02c0196d3ea468';
const body = { shared_conn_id: 'ee64e597-4f25-486f-bba1-0c850b3b59d6', users: [] };
const good: Reply = { status: 200, body: { total_record: 0 } };
const tooMany: Reply = { status: 429, body: { error_code: 'APIGW.0308' } };
const never: Reply = () => undefined;
const half: Reply = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{"total');
const broken: Reply = (response) => void response.destroy();

type Settings = Partial<Pick<TransportOptions, 'credentials' | 'fetch' | 'timeout'>>;

interface ClientAndWaits {
  readonly das: DasClient;
  /** The waits between attempts. */
  readonly waits: number[];
}

async function clientOf(
  replies: readonly Reply[],
  options: Settings & { retry?: RetryOptions } = {},
): Promise<ClientAndWaits> {
  server = await recordingServer(...replies);
  const waits: number[] = [];
  const retry: RetryOptions = {
    random: () => 1,
    sleep: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
    ...options.retry,
  };
  const das = createDasClient({ credentials: { token: 't' }, projectId, ...options, endpoint: server.url, retry });
  return { das, waits };
}

describe('further attempts', () => {
  test('a read goes through after the service was busy, with growing waits', async () => {
    const { das, waits } = await clientOf([tooMany, { status: 503 }, good]);
    expect(await das.listConnection()).toMatchObject({ ok: true, data: { total_record: 0 } });
    expect(waits).toEqual([200, 400]);
  });

  test('a write that was refused is sent again with the same body', async () => {
    const { das } = await clientOf([tooMany, { status: 200, body: { status: true } }]);
    expect(await das.createShareConnections({ body })).toMatchObject({ ok: true });
    expect(server?.requests.map((request) => request.body)).toEqual([JSON.stringify(body), JSON.stringify(body)]);
  });

  test('a write whose answer got lost is not sent again', async () => {
    const { das } = await clientOf([broken, good]);
    await expect(das.createShareConnections({ body })).rejects.toThrow(DasNetworkError);
    expect(server?.requests).toHaveLength(1);
  });

  test('the last answer counts', async () => {
    const { das, waits } = await clientOf([tooMany], { retry: { attempts: 4 } });
    expect(await das.listConnection()).toMatchObject({ ok: false, status: 429 });
    expect(waits).toHaveLength(4);
    expect(server?.requests).toHaveLength(5);
  });

  test('every attempt is signed anew', async () => {
    let asked = 0;
    const credentials = () => Promise.resolve({ token: `token ${(asked += 1)}`, expiresAt: 0 });
    const { das } = await clientOf([tooMany, good], { credentials });
    await das.listConnection();
    expect(server?.requests.map(({ headers }) => headers['x-auth-token'])).toEqual(['token 1', 'token 2']);
  });
});

describe('time-outs', () => {
  test.each([
    { name: 'no answer', reply: never },
    { name: 'half an answer', reply: half },
  ])('$name ends the call', async ({ reply }) => {
    const { das } = await clientOf([reply], { timeout: 30, retry: { attempts: 0 } });
    await expect(das.listConnection()).rejects.toMatchObject({
      name: 'DasTimeoutError',
      timeout: 30,
      operationId: 'ListConnection',
    });
  });

  test('a call has its own time-out', async () => {
    const { das } = await clientOf([never], { timeout: 1_000_000, retry: { attempts: 0 } });
    await expect(das.listConnection({ timeout: 30 })).rejects.toThrow(DasTimeoutError);
  });

  test('each attempt has the whole time', async () => {
    const { das } = await clientOf([never, good], { timeout: 200 });
    expect(await das.listConnection()).toMatchObject({ ok: true });
  });

  test.each<{ name: string; options: Settings }>([
    { name: 'a provider of credentials', options: { credentials: () => new Promise<never>(() => undefined) } },
    { name: 'a fetch of the user', options: { fetch: () => new Promise<never>(() => undefined) } },
  ])('$name that never answers ends the call too', async ({ options }) => {
    const { das } = await clientOf([good], { ...options, timeout: 30, retry: { attempts: 0 } });
    await expect(das.listConnection()).rejects.toThrow(DasTimeoutError);
    expect(server?.requests).toHaveLength(0);
  });
});

describe("the caller's signal", () => {
  test('ends a call that is under way, with its reason', async () => {
    const ending = new AbortController();
    const reason = new Error('the user went away');
    const { das } = await clientOf([() => ending.abort(reason)]);
    await expect(das.listConnection({ signal: ending.signal })).rejects.toMatchObject({
      name: 'DasAbortError',
      cause: reason,
      operationId: 'ListConnection',
    });
  });

  test('sends nothing where it was aborted before', async () => {
    const { das } = await clientOf([good]);
    await expect(das.listConnection({ signal: AbortSignal.abort() })).rejects.toThrow(DasAbortError);
    expect(server?.requests).toHaveLength(0);
  });

  test('ends the wait between two attempts', async () => {
    const ending = new AbortController();
    server = await recordingServer(tooMany);
    const das = createDasClient({
      endpoint: server.url,
      credentials: { token: 't' },
      projectId,
      // The wait of the client itself, which would last ten minutes.
      retry: { random: () => 1, baseDelay: 600_000, maxDelay: 600_000 },
      fetch: async (request) => {
        const response = await fetch(request);
        setTimeout(() => ending.abort());
        return response;
      },
    });
    await expect(das.listConnection({ signal: ending.signal })).rejects.toThrow(DasAbortError);
    expect(server.requests).toHaveLength(1);
  });
});

describe('no answer', () => {
  test('says what to check, and keeps the cause', async () => {
    const { das } = await clientOf([good], { retry: { attempts: 0 } });
    await server?.close();
    const error: unknown = await das.listConnection().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DasNetworkError);
    expect(error).toMatchObject({
      message: 'ListConnection got no answer from the service. Check the endpoint and the network.',
      cause: { cause: { code: 'ECONNREFUSED' } },
    });
  });

  test('a provider of credentials that fails gives its own error', async () => {
    const { das } = await clientOf([good], { credentials: () => Promise.reject(new TypeError('no key')) });
    await expect(das.listConnection()).rejects.toThrow(new TypeError('no key'));
  });
});

describe('a time-out that no timer can hold', () => {
  test.each([Infinity, 30 * 24 * 60 * 60 * 1000])('%s ms is none', async (timeout) => {
    const { das } = await clientOf([good], { timeout });
    expect((await das.listConnection()).ok).toBe(true);
  });
});
