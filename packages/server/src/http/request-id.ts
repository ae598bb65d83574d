import { randomUUID } from 'node:crypto';

const pattern = /^[A-Za-z0-9._-]{1,128}$/;

/** The caller's own id of a request where it is usable (1 to 128 letters, digits, `.`, `_` or `-`), else a new one. */
export function requestId(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' && pattern.test(header) ? header : randomUUID().replaceAll('-', '');
}
