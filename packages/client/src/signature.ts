import type { AccessKeyCredentials } from './credentials.ts';

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
  request: Request,
  credentials: AccessKeyCredentials,
  options: SigningOptions,
): Promise<Request> {
  const { headers } = request;
  headers.set('X-Sdk-Date', options.date.toISOString().replaceAll(/[-:]|\.\d+/g, ''));
  if (options.projectId !== undefined) headers.set('X-Project-Id', options.projectId);
  if (credentials.securityToken !== undefined) headers.set('X-Security-Token', credentials.securityToken);
  const body = new Uint8Array(await request.clone().arrayBuffer());
  headers.set('Authorization', await authorization(request.method, new URL(request.url), headers, body, credentials));
  return request;
}

/** Headers that are signed where a request has them. `Host` is always signed; `fetch` adds it itself. */
const signed = ['content-type', 'x-project-id', 'x-sdk-content-sha256', 'x-sdk-date', 'x-security-token'];

/** The value of the header `Authorization`. `signedNames` limits what is signed besides `Host`. */
export async function authorization(
  method: string,
  url: URL,
  headers: Headers,
  body: Uint8Array<ArrayBuffer>,
  { accessKeyId, secretAccessKey }: AccessKeyCredentials,
  signedNames: readonly string[] = signed,
): Promise<string> {
  const lines = [
    ['host', url.host] as const,
    ...signedNames.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value.trim()] as const];
    }),
  ].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const names = lines.map(([name]) => name).join(';');
  const payload = headers.get('x-sdk-content-sha256') ?? (await sha256(body));
  const canonicalRequest = [
    method,
    canonicalPath(url.pathname),
    canonicalQuery(url.searchParams),
    ...lines.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    payload,
  ].join('\n');
  const stringToSign = [
    algorithm,
    headers.get('x-sdk-date') ?? '',
    await sha256(encoder.encode(canonicalRequest)),
  ].join('\n');
  return `${algorithm} Access=${accessKeyId}, SignedHeaders=${names}, Signature=${await hmac(secretAccessKey, stringToSign)}`;
}

function canonicalPath(path: string): string {
  const encoded = path
    .split('/')
    .map((segment) => encode(decodeURIComponent(segment)))
    .join('/');
  return encoded.endsWith('/') ? encoded : `${encoded}/`;
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Everything but unreserved characters as %XX (RFC 3986 §2.3); `encodeURIComponent` leaves five more. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

async function sha256(data: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', data));
}

async function hmac(secret: string, text: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return hex(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
}

function hex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
