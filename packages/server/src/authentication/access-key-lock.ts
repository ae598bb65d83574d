import { addFailure, forgetFailures, type LockPolicy } from '../store/failed-attempts.ts';
import type { Store } from '../store/store.ts';

/** More than 5 consecutive failures lock an access key for 5 minutes (API Request Signing Guide, api-sign-errorcode). */
const policy: LockPolicy = { mostFailures: 5, lockedFor: 5 * 60_000 };

/** Locks access keys whose signatures are wrong again and again. All servers on a database share it. */
export interface AccessKeyLock {
  /** A signature of an access key that exists was wrong. */
  failed(accessKey: string): Promise<void>;
  /** A signature was right: earlier failures do not count any more. */
  succeeded(accessKey: string): Promise<void>;
}

/** The locks in a store. */
export function accessKeyLock(store: Store, now: () => number): AccessKeyLock {
  return {
    failed: (accessKey) => addFailure(store.db, subjectOf(accessKey), policy, now()),
    succeeded: (accessKey) => forgetFailures(store.db, subjectOf(accessKey)),
  };
}

function subjectOf(accessKey: string): string {
  return `access key ${accessKey}`;
}
