import { windows, type RateLimit } from './rate-limit.ts';

/** Takes a share of the requests of a window for this server, see `leaseRequests`. */
export type Lease = (
  subject: string,
  window: number,
  wanted: number,
) => Promise<{ readonly window: number; readonly requests: number }>;

/** Counts requests in windows that begin with the clock: each whole second, each whole minute. */
export interface RequestCounter {
  /** Counts a request. @returns Milliseconds until the next window where there were too many; else `undefined`. */
  count(subject: string, limit: RateLimit): Promise<number | undefined>;
}

/** What this server may still answer of a subject in a window. */
interface Share {
  readonly window: number;
  left: number;
  /** Nothing more can be had in this window. */
  readonly last: boolean;
}

/** So many subjects are remembered before those of earlier windows are forgotten. */
const mostSubjects = 10_000;
/** A lease is this part of a limit: so often the store is asked, and so much another server may have left unused. */
const leasesOfLimit = 20;

/**
 * A counter that asks the store for a twentieth of the limit at once. All servers together never answer more than the limit; where
 * requests come over several servers, each may have up to a twentieth left that the others miss.
 *
 * @param lease - Left out: this server is the only one, and nothing is asked.
 */
export function requestCounter(now: () => number, lease: Lease | undefined): RequestCounter {
  const shares = new Map<string, Share>();
  const leasing = new Map<string, Promise<Share>>();

  const newShare = async (subject: string, limit: RateLimit, window: number): Promise<Share> => {
    if (lease === undefined) return { window, left: limit.requests, last: true };
    const wanted = Math.max(1, Math.ceil(limit.requests / leasesOfLimit));
    // The clock of another server may be ahead: its window counts then.
    const taken = await lease(subject, window, wanted);
    const left = Math.max(0, Math.min(wanted, wanted - (taken.requests - limit.requests)));
    return { window: taken.window, left, last: left < wanted };
  };

  /** One lease at a time for a subject, also for requests at the same time. */
  const nextShare = (subject: string, limit: RateLimit, window: number): Promise<Share> => {
    const under = leasing.get(subject);
    if (under !== undefined) return under;
    const asked = newShare(subject, limit, window)
      .then((share) => {
        forgetEarlier(shares, window);
        shares.set(subject, share);
        return share;
      })
      .finally(() => leasing.delete(subject));
    leasing.set(subject, asked);
    return asked;
  };

  return {
    async count(subject, limit) {
      const length = windows[limit.window];
      for (;;) {
        const window = Math.floor(now() / length) * length;
        let share = shares.get(subject);
        if (share === undefined || share.window < window || (share.left === 0 && !share.last)) {
          share = await nextShare(subject, limit, window);
        }
        if (share.left > 0) {
          share.left -= 1;
          return undefined;
        }
        if (share.last) return Math.max(1, share.window + length - now());
      }
    },
  };
}

function forgetEarlier(shares: Map<string, Share>, window: number): void {
  if (shares.size < mostSubjects) return;
  for (const [subject, share] of shares) if (share.window < window) shares.delete(subject);
}
