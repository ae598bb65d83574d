import { createShareConnections, createTransport } from '@opendas/client';
import type { paths } from '@opendas/types';
import createFetchClient from 'openapi-fetch';

const endpoint = 'http://127.0.0.1:8080';
const project_id = '054e292c9880d4992f02c0196d3ea468';
const token = 'example-token-of-the-caller';
const body = {
  shared_conn_id: 'ee64e597-4f25-486f-bba1-0c850b3b59d6',
  users: [{ user_id: '0852a89ae180d5401f5ac00271a4a02e', user_name: 'username' }],
};

/** The transport, which is the same for all: it makes a request, as `fetch` does first of all, and answers at once. */
globalThis.fetch = async (input, init) => {
  const { method } = new Request(input, init);
  return new Response('{"status":true}', { status: method === 'POST' ? 200 : 405 });
};

const openapiFetch = createFetchClient<paths>({ baseUrl: endpoint, headers: { 'X-Auth-Token': token } });
const withToken = createTransport({ endpoint, credentials: { token }, projectId: project_id });
const credentials = { accessKeyId: 'AK', secretAccessKey: 'an example of a secret key' };
const withKey = createTransport({ endpoint, credentials, projectId: project_id });

const key = await crypto.subtle.importKey(
  'raw',
  new TextEncoder().encode(credentials.secretAccessKey),
  { name: 'HMAC', hash: 'SHA-256' },
  false,
  ['sign'],
);

/** What a signature asks of Web Crypto, one after the other: two hashes and an HMAC. No signer through it can be faster. */
export async function webCrypto(): Promise<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(body));
  const hash = await crypto.subtle.digest('SHA-256', text);
  return crypto.subtle.sign('HMAC', key, await crypto.subtle.digest('SHA-256', hash));
}

/** One share, as each of them sends it. */
export const callers: ReadonlyMap<string, () => Promise<unknown>> = new Map([
  [
    'bare fetch',
    async () => {
      const headers = { 'Content-Type': 'application/json', 'X-Auth-Token': token };
      const url = `${endpoint}/v3/${project_id}/connections/share`;
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      return response.json();
    },
  ],
  [
    'openapi-fetch',
    () => openapiFetch.POST('/v3/{project_id}/connections/share', { params: { path: { project_id } }, body }),
  ],
  ['@opendas/client', () => createShareConnections(withToken, { body })],
  ['@opendas/client, signed', () => createShareConnections(withKey, { body })],
]);
