/** The public sample key of the API Request Signing Guide. */
export const sampleKey = {
  accessKey: 'QTWAOYTTINDUT2QVKYUC',
  secretKey: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc',
} as const;

/** A signed request, and what signing it gives. */
export interface SignatureVector {
  readonly name: string;
  readonly method: string;
  /** Path and query as they go over the wire. */
  readonly url: string;
  /** All headers of the request but Authorization. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Names in `SignedHeaders`. */
  readonly signed: string;
  readonly canonicalRequestSha256: string;
  readonly signature: string;
}

const project = '054e292c9880d4992f02c0196d3ea468';
const connection = 'ee64e597-4f25-486f-bba1-0c850b3b59d6';
const host = 'das.cn-north-4.myhuaweicloud.com';
const date = { 'X-Sdk-Date': '20260120T080000Z' };
const json = { 'Content-Type': 'application/json' };
const shareBody =
  '{"shared_conn_id":"ee64e597-4f25-486f-bba1-0c850b3b59d6","expired_time":"2026-05-03T10:30:00.200Z","users":[{"user_id":"0852a89ae180d5401f5ac00271a4a02e","user_name":"username"}]}';
const cancelBody =
  '{"shared_conn_id":"ee64e597-4f25-486f-bba1-0c850b3b59d6","users":[{"user_id":"0852a89ae180d5401f5ac00271a4a02e","user_name":"username"}]}';

/** When vectors A to D were signed, in epoch milliseconds. */
export const signedAt = Date.parse('2026-01-20T08:00:00Z');

/** The sample of the guide (api-sign-algorithm). */
export const guideVector: SignatureVector = {
  name: 'V0, the sample of the guide',
  method: 'GET',
  url: '/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0',
  headers: { ...json, Host: 'service.region.example.com', 'X-Sdk-Date': '20191115T033655Z' },
  body: '',
  signed: 'content-type;host;x-sdk-date',
  canonicalRequestSha256: 'b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a',
  signature: '7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe',
};

/** Requests of DAS, computed with the algorithm of the guide; A and B also with the official Python signer. */
export const dasVectors: readonly SignatureVector[] = [
  {
    name: 'A, a share with the project',
    method: 'POST',
    url: `/v3/${project}/connections/share`,
    headers: { ...json, ...date, Host: host, 'X-Project-Id': project },
    body: shareBody,
    signed: 'content-type;host;x-project-id;x-sdk-date',
    canonicalRequestSha256: 'c3390655a689652026669398bd45a8f2b1145ce09d49c78e04de40ad08039352',
    signature: 'fe39f65a3bc881ea7f2154bc58dfbb0c21ae4d17e776245b0b690e72c2338dc8',
  },
  {
    name: 'B, a query that needs every escape and another order',
    method: 'GET',
    url: `/v3/${project}/connections/${connection}/get-shared-list?per_page=100&keywords=${encodeURIComponent('a b*(中)~/+')}&cur_page=1`,
    headers: { ...date, Host: host },
    body: '',
    signed: 'host;x-sdk-date',
    canonicalRequestSha256: '3ed0737693107ee57f489547f6284c50bfb06b977f2236498d25f23141460a93',
    signature: 'ed8033534da65f3dea3924d86044b336a69fe2591e502cb72ec08402e20021a5',
  },
  {
    name: 'C, a DELETE with a body, with a temporary key',
    method: 'DELETE',
    url: `/v3/${project}/connections/share`,
    headers: { ...json, ...date, Host: host, 'X-Project-Id': project, 'X-Security-Token': 'example-token' },
    body: cancelBody,
    signed: 'content-type;host;x-project-id;x-sdk-date;x-security-token',
    canonicalRequestSha256: 'd08546bda9eafa778d3b25c9af938e566c57be3f07bd7d330176087ba1565d34',
    signature: '2107e1a572fb88028ae813b1cc5be4ae6bb38abe058121df8062ad7ed0372b2c',
  },
  {
    name: 'D, a body that is not hashed, without the content type',
    method: 'POST',
    url: `/v3/${project}/connections/share`,
    headers: { ...json, ...date, Host: host, 'X-Sdk-Content-Sha256': 'UNSIGNED-PAYLOAD' },
    body: shareBody,
    signed: 'host;x-sdk-content-sha256;x-sdk-date',
    canonicalRequestSha256: '97f49359e14d90a0238e2d9f25fd4c040c64c56e147acdeb387cae93f757e8c8',
    signature: '23589d9e2975b5789740ebe66d44c7d22fd5b1b1c8aabea9263e12dca0c4fb7e',
  },
];

/** The header `Authorization` of a vector. */
export function authorizationOf({ signed, signature }: SignatureVector): string {
  return `SDK-HMAC-SHA256 Access=${sampleKey.accessKey}, SignedHeaders=${signed}, Signature=${signature}`;
}
