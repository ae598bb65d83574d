import type { Send } from './attempt.ts';
import { authorizer, type Authorizer, type Credentials, type CredentialsProvider } from './credentials.ts';
import { endpointOf, type EndpointOptions } from './endpoint.ts';
import { retryPolicy, type RetryOptions, type RetryPolicy } from './retry.ts';
import type { ValidationOptions } from './validation.ts';

/** How to reach the service, and as whom. */
export type TransportOptions = EndpointOptions & {
  /** A token, an access key, or a function that gives one of them; it is asked again when what it gave is about to expire. */
  readonly credentials: Credentials | CredentialsProvider;
  /** Project of every call that names none. */
  readonly projectId?: string;
  /** Time-out of one attempt, in milliseconds. Default: 30,000. */
  readonly timeout?: number;
  /** When to try again; `false` for never. Default: up to 2 more attempts where nothing can happen twice. */
  readonly retry?: RetryOptions | false;
  /** Sends the requests. Default: the platform's `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Checks requests and responses against the document. Default: nothing is checked. */
  readonly validation?: ValidationOptions;
};

/** The service as operations see it. Made by {@link createTransport}; its members are not for users. */
export interface Transport {
  readonly baseUrl: string;
  readonly authorize: Authorizer;
  readonly projectId: string | undefined;
  readonly timeout: number;
  readonly retry: RetryPolicy;
  readonly fetch: Send;
  readonly validation: ValidationOptions | undefined;
}

/**
 * Connects operations with a service. With it, a bundle holds only the operations that it imports; `createDasClient`
 * has all of them as methods.
 *
 * @throws TypeError where neither an endpoint nor a region is given, or they are not valid.
 * @example
 * ```ts
 * import { createTransport, listConnection } from '@opendas/client';
 *
 * const transport = createTransport({ region: 'cn-north-4', credentials: { token }, projectId });
 * const result = await listConnection(transport, { query: { connection_type: 'SHARE' } });
 * ```
 */
export function createTransport(options: TransportOptions): Transport {
  return {
    baseUrl: endpointOf(options),
    authorize: authorizer(options.credentials),
    projectId: options.projectId,
    timeout: options.timeout ?? 30_000,
    retry: retryPolicy(options.retry),
    fetch: sender(options.fetch),
    validation: options.validation,
  };
}

/** The platform's `fetch` makes a request itself: making one for it would cost as much again. */
function sender(ofUser: TransportOptions['fetch']): Send {
  return ofUser === undefined ? (url, init) => fetch(url, init) : (url, init) => ofUser(new Request(url, init));
}
