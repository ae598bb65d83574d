import { createHash } from 'node:crypto';
import { canonicalRequest } from '../src/authentication/canonical-request.ts';
import { signatureOf, stringToSign } from '../src/authentication/signature.ts';
import { signingDate } from '../src/authentication/signing-date.ts';
import type { Call } from './http-call.ts';
import { sampleKey } from './signature-vectors.ts';

/** What to sign, and with what. */
export interface SigningOptions {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly accessKey?: string;
  readonly secretKey?: string;
  /** Headers that are signed besides `X-Sdk-Date`; others of the call are sent unsigned. */
  readonly signed?: readonly string[];
}

/** A call with the headers of a signature, as the official SDKs make it. */
export function signedCall(path: string, call: Call, { at, signed = [], ...key }: SigningOptions): Call {
  const { accessKey, secretKey } = { ...sampleKey, ...key };
  const headers: Record<string, string> = { 'X-Sdk-Date': signingDate(at) };
  for (const [name, value] of Object.entries(call.headers ?? {})) headers[name] = String(value);
  const names = ['x-sdk-date', ...signed.map((name) => name.toLowerCase())].toSorted();
  const values = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const canonical = canonicalRequest({
    method: call.method ?? 'GET',
    url: path,
    headers: names.map((name) => [name, values.get(name) ?? '']),
    payload:
      values.get('x-sdk-content-sha256') ??
      createHash('sha256')
        .update(call.body ?? '')
        .digest('hex'),
  });
  const signature = signatureOf(secretKey, stringToSign(signingDate(at), canonical));
  const authorization = `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=${names.join(';')}, Signature=${Buffer.from(signature).toString('hex')}`;
  return { ...call, headers: { ...headers, Authorization: authorization } };
}
