import type { Caller } from '../directory/caller.ts';
import { ServiceError } from '../service-error.ts';
import { leaseRequests } from '../store/request-counts.ts';
import type { Store } from '../store/store.ts';
import type { RateLimit, RateLimits } from './rate-limit.ts';
import { requestCounter } from './request-counter.ts';

/** Refuses requests that are too many. */
export interface RateLimiter {
  /**
   * Counts a request of a caller.
   *
   * @param api - What is called, such as an `operationId`.
   * @throws ServiceError `tooManyRequests` with `Retry-After`.
   */
  check(caller: Pick<Caller, 'userId'>, api: string): Promise<void>;
}

/** The limits of all servers on a store together. */
export function rateLimiter(store: Store, limits: RateLimits, now: () => number): RateLimiter {
  const counter = requestCounter(
    now,
    store.shared ? (subject, window, wanted) => leaseRequests(store.db, subject, window, wanted) : undefined,
  );
  const check = async (policy: keyof RateLimits, subject: string, limit: RateLimit | undefined): Promise<void> => {
    const wait = limit && (await counter.count(subject, limit));
    if (limit === undefined || wait === undefined) return;
    throw new ServiceError('tooManyRequests', throttled(policy, limit), {
      headers: { 'Retry-After': String(Math.ceil(wait / 1000)) },
    });
  };
  return {
    async check({ userId }, api) {
      await check('user', `user ${userId} ${api}`, limits.user);
      await check('api', `api ${api}`, limits.api);
    },
  };
}

/** The layout that the gateway of the cloud uses, for scripts that look for it. */
function throttled(policy: keyof RateLimits, { requests, window }: RateLimit): string {
  return `The throttling threshold was reached: policy ${policy} over ratelimit,limit:${requests},time:1 ${window}. Try again after the seconds in Retry-After.`;
}
