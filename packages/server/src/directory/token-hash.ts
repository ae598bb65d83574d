import { createHash } from 'node:crypto';

/** SHA-256 of a token in lower-case hexadecimal: how tokens are stored. Tokens are random, so that no salt is needed. */
export function tokenSha256(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}
