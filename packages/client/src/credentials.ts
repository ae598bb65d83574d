import { headerValue } from './header-value.ts';
import type { OutgoingRequest } from './outgoing-request.ts';
import { signRequest } from './signature.ts';

/** A token of the identity service, sent as `X-Auth-Token`. */
export interface TokenCredentials {
  readonly token: string;
}

/** An access key, which signs requests with SDK-HMAC-SHA256. */
export interface AccessKeyCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Needed with a temporary access key. */
  readonly securityToken?: string;
}

/** Who calls. */
export type Credentials = TokenCredentials | AccessKeyCredentials;

/** Gives credentials. `expiresAt` (epoch milliseconds) says when to ask again; without it, the answer is kept. */
export type CredentialsProvider = () => Promise<Credentials & { readonly expiresAt?: number }>;

/** Adds to a request what identifies the caller. */
export type Authorizer = (request: OutgoingRequest, projectId: string | undefined) => Promise<OutgoingRequest>;

/** Asked this long before the credentials expire, so that a request does not arrive too late. */
const renewBefore = 60_000;

/** The authorizer of fixed credentials or of a provider, which is asked once at a time for all calls. */
export function authorizer(source: Credentials | CredentialsProvider, now: () => number = Date.now): Authorizer {
  const current = typeof source === 'function' ? singleFlight(source, now) : () => Promise.resolve(source);
  return async (request, projectId) => {
    const credentials = await current();
    if ('token' in credentials) {
      const token = headerValue('X-Auth-Token', credentials.token);
      return { ...request, headers: { ...request.headers, 'x-auth-token': token } };
    }
    return signRequest(request, credentials, { projectId, date: new Date(now()) });
  };
}

function singleFlight(provider: CredentialsProvider, now: () => number): () => Promise<Credentials> {
  let known: (Credentials & { readonly expiresAt?: number }) | undefined;
  let asked: Promise<Credentials> | undefined;
  return () => {
    if (known !== undefined && (known.expiresAt === undefined || known.expiresAt - renewBefore > now())) {
      return Promise.resolve(known);
    }
    asked ??= provider()
      .then((credentials) => (known = credentials))
      .finally(() => (asked = undefined));
    return asked;
  };
}
