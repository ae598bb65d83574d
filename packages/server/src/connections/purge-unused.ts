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

/** Most connections that one transaction deletes, and one event names. */
const largestBatch = 1_000;

/** Deletes the connections that nobody has used for too long, with their passwords and shares, and gives their ids. */
export async function purgeUnused(options: PurgeOptions): Promise<readonly string[]> {
  const purged: string[] = [];
  for (;;) {
    const deleted = await purgeSome(options);
    if (deleted.length === 0) return purged;
    purged.push(...deleted);
  }
}

function purgeSome({ store, audit, keepUnused, now }: PurgeOptions): Promise<readonly string[]> {
  return store.db.transaction().execute(async (transaction) => {
    const deleted = await deleteUnused(transaction, now() - keepUnused, largestBatch);
    if (deleted.length > 0)
      await audit.recordServer(transaction, 'opendas:connections:purge', { connection_ids: deleted });
    return deleted;
  });
}
