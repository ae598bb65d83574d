/** Headers whose values are secrets. */
const secretHeaders = ['x-auth-token', 'x-security-token'];

/**
 * The text of an answer with an error, without the credentials of its request: a gateway can repeat what it was sent (API
 * Request Signing Guide, error `APIGW.0301`: the canonical request, with the values of headers).
 */
export function withoutCredentials(text: string, headers: Headers): string {
  return secretHeaders.reduce((rest, name) => {
    const secret = headers.get(name);
    // A shorter text keeps no secret, and would be found in words that have nothing to do with it.
    return secret !== null && secret.length >= 8 ? rest.replaceAll(secret, '***') : rest;
  }, text);
}
