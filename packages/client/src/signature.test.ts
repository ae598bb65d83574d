import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutgoingRequest } from './outgoing-request.ts';
import { authorization, signRequest } from './signature.ts';

/** The public sample key of the API Request Signing Guide. */
const credentials = {
  accessKeyId: 'QTWAOYTTINDUT2QVKYUC',
  secretAccessKey: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc',
};
const project = '054e292c9880d4992f02c0196d3ea468';
const connection = 'ee64e597-4f25-486f-bba1-0c850b3b59d6';
const das = `https://das.cn-north-4.myhuaweicloud.com/v3/${project}/connections`;
const json = { 'content-type': 'application/json' };
const shareBody =
  '{"shared_conn_id":"ee64e597-4f25-486f-bba1-0c850b3b59d6","expired_time":"2026-05-03T10:30:00.200Z","users":[{"user_id":"0852a89ae180d5401f5ac00271a4a02e","user_name":"username"}]}';
const cancelBody =
  '{"shared_conn_id":"ee64e597-4f25-486f-bba1-0c850b3b59d6","users":[{"user_id":"0852a89ae180d5401f5ac00271a4a02e","user_name":"username"}]}';

interface Vector {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly projectId?: string;
  readonly securityToken?: string;
  readonly date?: string;
  readonly names: string;
  readonly signature: string;
}

/** V0 is of the guide; the others were computed with its algorithm, A and B also by the official Python signer. */
const vectors: readonly Vector[] = [
  {
    name: 'V0, the sample of the guide',
    method: 'GET',
    url: 'https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0',
    headers: json,
    date: '2019-11-15T03:36:55Z',
    names: 'content-type;host;x-sdk-date',
    signature: '7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe',
  },
  {
    name: 'A, a share with the project',
    method: 'POST',
    url: `${das}/share`,
    headers: json,
    body: shareBody,
    projectId: project,
    names: 'content-type;host;x-project-id;x-sdk-date',
    signature: 'fe39f65a3bc881ea7f2154bc58dfbb0c21ae4d17e776245b0b690e72c2338dc8',
  },
  {
    name: 'B, a query that needs every escape and another order',
    method: 'GET',
    url: `${das}/${connection}/get-shared-list?per_page=100&keywords=${encodeURIComponent('a b*(中)~/+')}&cur_page=1`,
    names: 'host;x-sdk-date',
    signature: 'ed8033534da65f3dea3924d86044b336a69fe2591e502cb72ec08402e20021a5',
  },
  {
    name: 'C, a DELETE with a body, with a temporary key',
    method: 'DELETE',
    url: `${das}/share`,
    headers: json,
    body: cancelBody,
    projectId: project,
    securityToken: 'example-token',
    names: 'content-type;host;x-project-id;x-sdk-date;x-security-token',
    signature: '2107e1a572fb88028ae813b1cc5be4ae6bb38abe058121df8062ad7ed0372b2c',
  },
];

function requestOf({
  method,
  url,
  headers,
  body,
}: Pick<Vector, 'method' | 'url' | 'headers' | 'body'>): OutgoingRequest {
  return { method, url, headers: headers ?? {}, body: body ?? null };
}

describe('signRequest', () => {
  test.each(vectors)('$name', async ({ names, signature, projectId, securityToken, date, ...request }) => {
    const signed = await signRequest(
      requestOf(request),
      { ...credentials, ...(securityToken !== undefined && { securityToken }) },
      { projectId, date: new Date(date ?? '2026-01-20T08:00:00Z') },
    );
    expect(signed.headers['authorization']).toBe(
      `SDK-HMAC-SHA256 Access=${credentials.accessKeyId}, SignedHeaders=${names}, Signature=${signature}`,
    );
  });

  test('D, a body that is not hashed, without the content type', async () => {
    const headers = { ...json, 'x-sdk-content-sha256': 'UNSIGNED-PAYLOAD', 'x-sdk-date': '20260120T080000Z' };
    const request = requestOf({ method: 'POST', url: `${das}/share`, headers, body: shareBody });
    expect(await authorization(request, credentials, ['host', 'x-sdk-content-sha256', 'x-sdk-date'])).toBe(
      `SDK-HMAC-SHA256 Access=${credentials.accessKeyId}, SignedHeaders=host;x-sdk-content-sha256;x-sdk-date, Signature=23589d9e2975b5789740ebe66d44c7d22fd5b1b1c8aabea9263e12dca0c4fb7e`,
    );
  });

  test('sends the date in whole seconds, in UTC', async () => {
    const signed = await signRequest(requestOf({ method: 'GET', url: das }), credentials, {
      projectId: undefined,
      date: new Date('2026-01-20T23:59:59.999Z'),
    });
    expect(signed.headers['x-sdk-date']).toBe('20260120T235959Z');
  });

  test('signs the port of a host that is not the default one', async () => {
    const sign = (url: string) =>
      authorization(requestOf({ method: 'GET', url, headers: { 'x-sdk-date': '20260120T080000Z' } }), credentials);
    expect(await sign('https://das.example.com:443/v3')).toBe(await sign('https://das.example.com/v3'));
    expect(await sign('https://das.example.com:8443/v3')).not.toBe(await sign('https://das.example.com/v3'));
  });
});

const parameter = fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }));

test('the order of query parameters does not change the signature', async () => {
  const sign = (parameters: readonly (readonly [string, string])[]) => {
    const query = parameters.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
    const headers = { 'x-sdk-date': '20260120T080000Z' };
    return authorization(requestOf({ method: 'GET', url: `${das}?${query}`, headers }), credentials);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(parameter, { maxLength: 5 }), async (parameters) => {
      expect(await sign(parameters.toReversed())).toBe(await sign(parameters));
    }),
    { numRuns: 50 },
  );
});
