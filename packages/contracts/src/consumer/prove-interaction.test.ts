import type { Interaction } from '@opendas/openapi-pact';
import { describe, expect, it } from 'vitest';
import { contract } from '../generated/contract.ts';
import { proveInteraction, UnprovenInteractionError } from './prove-interaction.ts';
import { sendThroughClient, type Fetch } from './real-client.ts';
import { validation } from './validators.ts';

function interaction(description: string): Interaction {
  const found = contract.interactions.find((entry) => entry.description === description);
  if (found === undefined) throw new Error(`There is no interaction ${description}.`);
  return found;
}

const share = interaction('CreateShareConnections: 200 oneUser');
const wrong = interaction('CreateShareConnections: 400 noUsers');
const list = interaction('ListConnection: 200 filtered');
const signed = interaction('CreateShareConnections: 200 oneUser/signature');
const login = interaction('KeystoneCreateUserTokenByPassword: 201 projectById');

/** A client whose requests are changed on their way. */
const sending =
  (change: (request: Request, body: string) => Request): Fetch =>
  async (request) =>
    fetch(change(request, await request.clone().text()));
/** A client whose answers are changed on their way. */
const answering =
  (change: (body: Record<string, unknown>, response: Response) => Response): Fetch =>
  async (request) => {
    const response = await fetch(request);
    return change((await response.clone().json()) as Record<string, unknown>, response);
  };
const withBody = (change: (body: Record<string, unknown>) => object): Fetch =>
  sending(
    (request, body) =>
      new Request(request, {
        method: request.method,
        body: JSON.stringify(change(JSON.parse(body) as Record<string, unknown>)),
      }),
  );
const withHeaders = (change: (headers: Headers) => void): Fetch =>
  sending((request) => {
    const headers = new Headers(request.headers);
    change(headers);
    return new Request(request, { headers });
  });
const withUrl = (change: (url: URL) => void): Fetch =>
  sending((request, body) => {
    const url = new URL(request.url);
    change(url);
    return new Request(url, { method: request.method, headers: request.headers, ...(body === '' ? {} : { body }) });
  });

describe('the real client', () => {
  it.each([share, wrong, list, login, signed].map((entry) => [entry.description, entry] as const))(
    'proves %s',
    async (_, entry) => {
      await expect(
        proveInteraction(entry, (endpoint) => sendThroughClient(entry, endpoint), validation),
      ).resolves.toBeUndefined();
    },
  );

  it.each<[string, Interaction, Fetch, RegExp]>([
    ['drops a header', share, withHeaders((headers) => headers.delete('X-Auth-Token')), /X-Auth-Token/],
    ['sends another token', share, withHeaders((headers) => headers.set('X-Auth-Token', 'x')), /X-Auth-Token/],
    ['does not sign', signed, withHeaders((headers) => headers.delete('Authorization')), /Authorization/],
    [
      'leaves the time of its signature out',
      signed,
      withHeaders((headers) => headers.delete('X-Sdk-Date')),
      /X-Sdk-Date/,
    ],
    [
      'writes the time of its signature in another way',
      signed,
      withHeaders((headers) => headers.set('X-Sdk-Date', '2026-01-20T08:00:00Z')),
      /X-Sdk-Date/,
    ],
    [
      'signs with another algorithm',
      signed,
      withHeaders((headers) =>
        headers.set('Authorization', (headers.get('Authorization') ?? '').replace('SDK-HMAC-SHA256', 'SDK-HMAC-SM3')),
      ),
      /Authorization/,
    ],
    [
      'does not sign the time',
      signed,
      withHeaders((headers) =>
        headers.set('Authorization', (headers.get('Authorization') ?? '').replace(';x-sdk-date', '')),
      ),
      /Authorization/,
    ],
    [
      'sends another media type',
      share,
      withHeaders((headers) => headers.set('Content-Type', 'text/plain')),
      /content-type|Content-Type/,
    ],
    [
      'sends to another path',
      share,
      withUrl((url) => {
        url.pathname = url.pathname.replace('/v3/', '/v3.1/');
      }),
      /does not have/,
    ],
    ['drops a query parameter', list, withUrl((url) => url.searchParams.delete('perpage')), /perpage/],
    ['changes a query parameter', list, withUrl((url) => url.searchParams.set('perpage', '11')), /perpage/],
    ['adds a query parameter', list, withUrl((url) => url.searchParams.set('limit', '11')), /limit/],
    [
      'drops a member of the body',
      share,
      withBody(({ shared_conn_id, users }) => ({ shared_conn_id, users })),
      /expired_time/,
    ],
    ['adds a member to the body', share, withBody((body) => ({ ...body, extra: 1 })), /extra/],
    ['changes a member of the body', share, withBody((body) => ({ ...body, expired_time: '' })), /expired_time/],
    [
      'mends a request that is wrong on purpose',
      wrong,
      withBody((body) => ({ ...body, users: [{ user_id: 'a', user_name: 'b' }] })),
      /users/,
    ],
    ['takes another status', share, answering((body) => Response.json(body, { status: 503 })), /status 503, not 200/],
    ['loses a member of the answer', share, answering(() => Response.json({})), /another body/],
    [
      'loses a header of the answer',
      login,
      answering((body) => Response.json(body, { status: 201 })),
      /another header X-Subject-Token: none/,
    ],
    ['changes the answer', list, answering((body) => Response.json({ ...body, total_record: 2 })), /another body/],
  ])('is refused where it %s', async (_, entry, fetching, want) => {
    const proof = proveInteraction(entry, (endpoint) => sendThroughClient(entry, endpoint, fetching), validation);
    await expect(proof).rejects.toThrow(UnprovenInteractionError);
    await expect(proof).rejects.toThrow(want);
  });

  it('is refused where it sends nothing', async () => {
    const answer = { result: { ok: true, status: 200, headers: new Headers() }, body: share.response.body?.content };
    await expect(proveInteraction(share, () => Promise.resolve(answer), validation)).rejects.toThrow('did not send');
  });
});

describe('an interaction', () => {
  const send = (endpoint: string) => sendThroughClient(share, endpoint);

  it.each([
    ['request', { request: () => ['no'], response: () => [] }, 'the validators refuse the request: no'],
    ['response', { request: () => [], response: () => ['no'] }, 'the validators refuse the response: no'],
  ])('is refused where the validators refuse its %s', async (_, checks, want) => {
    await expect(proveInteraction(share, send, checks)).rejects.toThrow(want);
  });

  it('is refused where its request is wrong on purpose and the validators accept it', async () => {
    await expect(
      proveInteraction(wrong, (endpoint) => sendThroughClient(wrong, endpoint), {
        request: () => [],
        response: () => [],
      }),
    ).rejects.toThrow('the validators accept the request, which is wrong on purpose');
  });
});
