import { exampleAuthority } from './example-authority.ts';

const ca = exampleAuthority;

/** How a login to a server with a certificate of the example authority ends, whatever its engine. */
export const tlsExpectations = [
  { name: 'any certificate', tls: { mode: 'require', ca: null }, want: 'opened' },
  { name: 'a known authority', tls: { mode: 'verify-ca', ca }, want: 'opened' },
  { name: 'a known authority, for another host', tls: { mode: 'verify-ca', ca }, host: 'other.test', want: 'opened' },
  { name: 'a certificate for the host', tls: { mode: 'verify-full', ca }, want: 'opened' },
  { name: 'a certificate for the address', tls: { mode: 'verify-full', ca }, host: '127.0.0.1', want: 'opened' },
  { name: 'a certificate for another host', tls: { mode: 'verify-full', ca }, host: 'other.test', want: 'tlsFailed' },
  { name: 'an unknown authority', tls: { mode: 'verify-ca', ca: null }, want: 'tlsFailed' },
  { name: 'an unknown authority', tls: { mode: 'verify-full', ca: null }, want: 'tlsFailed' },
] as const;
