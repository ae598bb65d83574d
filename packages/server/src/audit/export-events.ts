import { auditChains, sealedRows } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { parseEvent, type AuditEvent } from './audit-event.ts';

/** An event with its place. */
export interface PlacedEvent extends AuditEvent {
  readonly chain: string;
  readonly sequence: number;
}

/** Rows that are read at once. */
const batch = 1_000;

/**
 * Events, chain by chain, each in the order of its sequence. A few are held in memory at a time.
 *
 * @param range - `from` is included, `to` is not; in epoch milliseconds.
 */
export async function* exportEvents(
  store: Store,
  range: { readonly chain: string | undefined; readonly from: number | undefined; readonly to: number | undefined },
): AsyncGenerator<PlacedEvent> {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = range;
  for (const chain of range.chain === undefined ? await auditChains(store.db) : [range.chain]) {
    for (let last = 0, more = true; more;) {
      const rows = await sealedRows(store.db, chain, last, batch);
      for (const { sequence, event } of rows) {
        last = sequence;
        if (event === null || event.recorded_at < from || event.recorded_at >= to) continue;
        yield { chain, sequence, ...parseEvent(event.event) };
      }
      more = rows.length === batch;
    }
  }
}
