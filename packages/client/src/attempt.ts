import { DasAbortError, DasNetworkError, DasTimeoutError, type CallDetails } from './errors.ts';
import type { OutgoingRequest } from './outgoing-request.ts';
import { withoutCredentials } from './redaction.ts';
import { whenAborted } from './when-aborted.ts';

/** Timers hold milliseconds in 31 bits. */
export const longestTimer = 2 ** 31;

/** A response whose body has been read. */
export interface Answer {
  readonly response: Response;
  readonly text: string;
}

/** What came of an attempt. */
export type Outcome = Answer | { readonly error: unknown };

/** Sends a request, as `fetch` does. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

/** What ends an attempt early. */
export interface AttemptLimits {
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
  /** Milliseconds until the answer has to be there, with its body. */
  readonly timeout: number;
}

/**
 * Sends a request once and reads the answer. The time-out covers everything: asking for credentials, connecting and
 * reading the body.
 *
 * @throws DasNetworkError, DasTimeoutError or DasAbortError, or the error of the provider of credentials.
 */
export async function attempt(
  call: CallDetails,
  prepare: () => Promise<OutgoingRequest>,
  fetch: Send,
  { signal, timeout }: AttemptLimits,
): Promise<Answer> {
  const ending = new AbortController();
  // A longer timer would fire at once; a time-out of 24 days and more, `Infinity` included, is none.
  const timer =
    timeout < longestTimer ? setTimeout(() => ending.abort(new DasTimeoutError(call, timeout)), timeout) : undefined;
  const stopListening = whenAborted(signal, () => ending.abort(new DasAbortError(call, signal?.reason)));
  try {
    // The race ends the wait also where a provider or a `fetch` of the user's does not listen to signals.
    return await Promise.race([rejectionBy(ending.signal), exchange(call, prepare, fetch, ending.signal)]);
  } finally {
    clearTimeout(timer);
    stopListening();
  }
}

function rejectionBy(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    whenAborted(signal, () => reject(signal.reason as Error));
  });
}

async function exchange(
  call: CallDetails,
  prepare: () => Promise<OutgoingRequest>,
  fetch: Send,
  signal: AbortSignal,
): Promise<Answer> {
  signal.throwIfAborted();
  const { url, headers, ...request } = await prepare();
  signal.throwIfAborted();
  try {
    // A redirect would carry credentials to another host; DAS has none.
    const response = await fetch(url, { ...request, headers, redirect: 'manual', signal });
    const text = await response.text();
    return { response, text: response.ok ? text : withoutCredentials(text, headers) };
  } catch (error) {
    throw new DasNetworkError(call, error);
  }
}
