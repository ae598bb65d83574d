import { longestTimer, type Outcome } from './attempt.ts';
import { DasNetworkError, DasTimeoutError } from './errors.ts';
import { whenAborted } from './when-aborted.ts';

/** When a call is tried again. */
export interface RetryOptions {
  /** How many more attempts. Default: 2. */
  readonly attempts?: number;
  /** The wait before attempt n is a random part of `baseDelay * 2^(n-1)`, at most `maxDelay`; both in milliseconds. Default: 200. */
  readonly baseDelay?: number;
  /** Default: 20,000. A longer `Retry-After` ends the attempts. */
  readonly maxDelay?: number;
  /** A number from 0 to 1. Default: `Math.random`. */
  readonly random?: () => number;
  /** The present time in epoch milliseconds, for a `Retry-After` that is a date. Default: `Date.now`. */
  readonly now?: () => number;
  /** Waits; rejects with the reason of the signal when that is aborted. */
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** Decides about further attempts. */
export interface RetryPolicy {
  /** Milliseconds to wait before another attempt, or `undefined` for none. `attempt` is 1 for the first attempt after a failure. */
  waitBefore(attempt: number, method: string, outcome: Outcome): number | undefined;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/**
 * The policy of the options. Nothing may happen twice: a refusal that says "too many calls" (429, or 400 `DAS.200002`) was
 * not carried out and is tried again for every method. A lost answer (network failure, time-out, 502, 503, 504) is tried
 * again only for reads, since a write may have happened.
 */
export function retryPolicy(options: RetryOptions | false | undefined): RetryPolicy {
  const {
    attempts = 2,
    baseDelay = 200,
    maxDelay = 20_000,
    random = Math.random,
    now = Date.now,
    sleep = sleepUntilAborted,
  } = options || {};
  return {
    waitBefore(attempt, method, outcome) {
      if (options === false || attempt > attempts || !mayRetry(method, outcome)) return undefined;
      const demanded = 'response' in outcome ? retryAfter(outcome.response.headers, now) : undefined;
      if (demanded !== undefined) return demanded <= maxDelay ? demanded : undefined;
      return random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1));
    },
    sleep,
  };
}

function mayRetry(method: string, outcome: Outcome): boolean {
  const read = method === 'get' || method === 'head';
  if ('error' in outcome) {
    return read && (outcome.error instanceof DasNetworkError || outcome.error instanceof DasTimeoutError);
  }
  const { status } = outcome.response;
  if (status === 429 || (status === 400 && outcome.text.includes('"DAS.200002"'))) return true;
  return read && [502, 503, 504].includes(status);
}

/** The header `Retry-After` (RFC 9110 §10.2.3) in milliseconds. */
function retryAfter(headers: Headers, now: () => number): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // `Date.parse` takes more than dates of HTTP, for example -1.
  const date = value.endsWith('GMT') ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now());
}

function sleepUntilAborted(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      stopListening();
      resolve();
    };
    const timer = setTimeout(end, Math.min(milliseconds, longestTimer - 1));
    const stopListening = whenAborted(signal, () => {
      clearTimeout(timer);
      // The caller chose the reason.
      reject(signal?.reason as Error);
    });
  });
}
