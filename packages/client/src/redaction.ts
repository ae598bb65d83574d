import type { OutgoingRequest } from './outgoing-request.ts';

/** Headers whose values are secrets. */
const secretHeaders = ['x-auth-token', 'x-security-token'];

/**
 * The text of an answer with an error, without the credentials of its request: a gateway can repeat what it was sent (API
 * Request Signing Guide, error `APIGW.0301`: the canonical request, with the values of headers).
 */
export function withoutCredentials(text: string, headers: OutgoingRequest['headers']): string {
  const redact = (value: unknown): unknown =>
    typeof value !== 'string'
      ? value
      : secretHeaders.reduce((rest, name) => {
          const secret = headers[name];
          // A shorter text keeps no secret, and would be found in words that have nothing to do with it.
          return secret !== undefined && secret.length >= 8 ? rest.replaceAll(secret, '***') : rest;
        }, value);
  try {
    // Parsed first: JSON can spell a character in several ways.
    return JSON.stringify(JSON.parse(text, (_name, value: unknown) => redact(value)));
  } catch {
    return String(redact(text));
  }
}
