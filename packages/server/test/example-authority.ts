import { readFileSync } from 'node:fs';

/** The authority of the tests' databases, in PEM. */
export const exampleAuthority = readFileSync(new URL('tls/authority.pem', import.meta.url), 'utf8');
