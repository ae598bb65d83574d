import { admit, type Admission, type Arrival } from '../store/admissions.ts';
import type { Store } from '../store/store.ts';
import { together } from '../store/together.ts';
import { forgetExpiredSignatures } from '../store/used-signatures.ts';

/** How often signatures that have expired are forgotten, in milliseconds. */
const forgetEvery = 60_000;

/**
 * Asks what all servers on a database know of a request: whether what this server remembers of its caller is still so, whether its
 * access key is locked, and whether its signature was used before. Every request asks this once, after it has come; those that come
 * at the same time ask together.
 */
export type Admissions = (arrival: Arrival) => Promise<Admission>;

/** The admissions to a store. */
export function admissions(store: Store, now: () => number): Admissions {
  let forgotten = Number.NEGATIVE_INFINITY;
  const forgetSometimes = (): void => {
    if (now() - forgotten < forgetEvery) return;
    forgotten = now();
    // No request waits for it, and the next minute tries again.
    forgetExpiredSignatures(store.db, now()).catch(() => undefined);
  };
  return together({
    keysOf: ({ signature }) => (signature === undefined ? [] : [Buffer.from(signature.bytes).toString('latin1')]),
    async run(arrivals) {
      if (arrivals.some(({ signature }) => signature !== undefined)) forgetSometimes();
      return admit(store.db, arrivals, now());
    },
  });
}
