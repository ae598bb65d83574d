import type { AuditLog } from '../audit/audit-log.ts';
import { deleteUnused } from '../store/last-use.ts';
import type { Store } from '../store/store.ts';

/** What to purge, and when. */
export interface PurgeOptions {
  readonly store: Store;
  readonly audit: AuditLog;
  /** How long a connection is kept that nobody uses, in milliseconds. */
  readonly keepUnused: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Deletes the connections that nobody has used for too long, with their passwords and shares, and gives their ids. */
export function purgeUnused({ store, audit, keepUnused, now }: PurgeOptions): Promise<readonly string[]> {
  return store.db.transaction().execute(async (transaction) => {
    const deleted = await deleteUnused(transaction, now() - keepUnused);
    if (deleted.length > 0)
      await audit.recordServer(transaction, 'opendas:connections:purge', { connection_ids: deleted });
    return deleted;
  });
}

/** Work that is done again and again until it is stopped. */
export interface Repetition {
  /** Waits for work that is under way. */
  stop(): Promise<void>;
}

/** How often the clock is looked at, in milliseconds. Node fires timers of more than 24.8 days at once, so none waits for the deadline itself. */
const day = 24 * 60 * 60 * 1000;

/**
 * Does work now and then once a day. A failure is reported, and the next day tries again.
 *
 * @param every - In milliseconds.
 */
export function repeatDaily(work: () => Promise<void>, onFailure: (error: unknown) => void, every = day): Repetition {
  let underWay: Promise<void> = Promise.resolve();
  const run = (): void => {
    underWay = underWay.then(work).catch(onFailure);
  };
  run();
  const timer = setInterval(run, every);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}
