import type { AccessKeyCredentials } from './credentials.ts';
import { headerValue } from './header-value.ts';
import type { OutgoingRequest } from './outgoing-request.ts';

const algorithm = 'SDK-HMAC-SHA256';
const encoder = new TextEncoder();

/** What the signature covers besides the request. */
export interface SigningOptions {
  /** Sent as `X-Project-Id`, as the official SDKs do for services of a region. */
  readonly projectId: string | undefined;
  /** Time of the signature. */
  readonly date: Date;
}

/**
 * Signs a request with SDK-HMAC-SHA256 (API Request Signing Guide, api-sign-algorithm-001 and following). Signed are
 * `Host`, `X-Sdk-Date` and, where they are sent, `Content-Type`, `X-Project-Id` and `X-Security-Token`.
 */
export async function signRequest(
  request: OutgoingRequest,
  credentials: AccessKeyCredentials,
  { projectId, date }: SigningOptions,
): Promise<OutgoingRequest> {
  const { securityToken } = credentials;
  const headers = {
    ...request.headers,
    'x-sdk-date': date.toISOString().replaceAll(/[-:]|\.\d+/g, ''),
    ...(projectId !== undefined && { 'x-project-id': headerValue('X-Project-Id', projectId) }),
    ...(securityToken !== undefined && { 'x-security-token': headerValue('X-Security-Token', securityToken) }),
  };
  return {
    ...request,
    headers: { ...headers, authorization: await authorization({ ...request, headers }, credentials) },
  };
}

/** Headers that are signed where a request has them, in the order of their names. `fetch` adds `Host` itself. */
const signed = ['content-type', 'host', 'x-project-id', 'x-sdk-content-sha256', 'x-sdk-date', 'x-security-token'];

/** The value of the header `Authorization`. `names` says which headers are signed; it has to be in alphabetical order. */
export async function authorization(
  request: OutgoingRequest,
  credentials: AccessKeyCredentials,
  names: readonly string[] = signed,
): Promise<string> {
  const url = new URL(request.url);
  const headers: Readonly<Record<string, string>> = { ...request.headers, host: url.host };
  const present = names.filter((name) => headers[name] !== undefined);
  const canonicalRequest = [
    request.method,
    canonicalPath(url.pathname),
    canonicalQuery(url.searchParams),
    ...present.map((name) => `${name}:${headers[name]}`),
    '',
    present.join(';'),
    headers['x-sdk-content-sha256'] ?? (await sha256(request.body ?? '')),
  ].join('\n');
  const stringToSign = [algorithm, headers['x-sdk-date'], await sha256(canonicalRequest)].join('\n');
  const signature = await hmac(credentials, stringToSign);
  const accessKeyId = headerValue('Authorization', credentials.accessKeyId);
  return `${algorithm} Access=${accessKeyId}, SignedHeaders=${present.join(';')}, Signature=${signature}`;
}

function canonicalPath(path: string): string {
  const encoded = path
    .split('/')
    .map((segment) => encode(decodeURIComponent(segment)))
    .join('/');
  return encoded.endsWith('/') ? encoded : `${encoded}/`;
}

/** Sorted by name, then by value. A space is smaller than everything that an encoded text can hold. */
function canonicalQuery(query: URLSearchParams): string {
  const pairs = [...query].map((pair) => pair.map(encode).join(' '));
  return pairs.toSorted().join('&').replaceAll(' ', '=');
}

/** Everything but unreserved characters as %XX (RFC 3986 §2.3); `encodeURIComponent` leaves five more. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

async function sha256(text: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
}

/** Imported keys, with the secret each was made from: importing takes longer than signing. */
const keys = new WeakMap<AccessKeyCredentials, { readonly secret: string; readonly key: Promise<CryptoKey> }>();

async function hmac(credentials: AccessKeyCredentials, text: string): Promise<string> {
  const secret = credentials.secretAccessKey;
  let known = keys.get(credentials);
  if (known?.secret !== secret) {
    const key = crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
    ]);
    keys.set(credentials, (known = { secret, key }));
  }
  return hex(await crypto.subtle.sign('HMAC', await known.key, encoder.encode(text)));
}

function hex(buffer: ArrayBuffer): string {
  let text = '';
  // 256 more give every byte three digits, of which the first is left out.
  for (const byte of new Uint8Array(buffer)) text += (byte + 256).toString(16).slice(1);
  return text;
}
