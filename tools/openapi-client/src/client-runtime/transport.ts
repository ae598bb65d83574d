import type { MismatchError } from './errors.ts';
import type { HeaderRecord } from './operation-types.ts';
import type { OperationValidators } from './validation.ts';

/** What is known of a call before it is sent. */
export interface Call {
  /** Operation of the document. */
  readonly operationId: string;
  /** Method of HTTP, in capitals. */
  readonly method: string;
  readonly url: string;
}

/** How to reach the service. */
export interface TransportOptions {
  /** What the paths of operations are appended to, for example `https://api.example.com/v1`. */
  readonly baseUrl: string;
  /** Headers of every call, credentials for example, or a function that gives them for a call. */
  readonly headers?: HeaderRecord | ((call: Call) => HeaderRecord | Promise<HeaderRecord>) | undefined;
  /**
   * Sends the requests. Default: the platform's `fetch`. The place for repetitions, logs, signatures, and options of `fetch`: redirects
   * are not followed (`redirect: 'manual'`), since they would carry headers to another host.
   */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Checks requests before they are sent and answers after they came: the table `operations` of validators.js. */
  readonly validators?: Readonly<Record<string, OperationValidators | undefined>> | undefined;
  /** What happens to what does not fit. Default: it is thrown. */
  readonly onMismatch?: ((error: MismatchError) => void) | undefined;
}

/** The service as operations see it. */
export type Transport = TransportOptions;

/**
 * Connects operations with a service.
 *
 * @throws TypeError where the base URL is missing.
 */
export function createTransport(options: TransportOptions): Transport {
  // Callers in JavaScript have no compiler that asks for it.
  if (typeof options.baseUrl !== 'string') throw new TypeError('createTransport needs a baseUrl.');
  return { ...options, baseUrl: options.baseUrl.replace(/\/+$/, '') };
}

/** Options whose base URL has a default. */
export type DefaultedTransportOptions = Omit<TransportOptions, 'baseUrl'> & { readonly baseUrl?: string | undefined };

/**
 * `createTransport` with a default of the base URL.
 *
 * @public Used by the generated client.
 */
export function transportTo(baseUrl: string): (options?: DefaultedTransportOptions) => Transport {
  return (options) => createTransport({ ...options, baseUrl: options?.baseUrl ?? baseUrl });
}
