/** Headers whose values are secrets. */
const secret = /^(authorization|cookie|proxy-authorization|x-auth-token|x-security-token|x-subject-token):.*$/gm;

/** A canonical request on one line, with a vertical bar for each line feed, as the gateway shows it; without secrets. */
export function canonicalRequestEcho(canonicalRequest: string): string {
  return canonicalRequest.replaceAll(secret, '$1:[secret]').replaceAll('\n', '|');
}
