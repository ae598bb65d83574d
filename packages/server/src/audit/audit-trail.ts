import { auditHead } from '../store/audit.ts';
import {
  placedEvents,
  placesInTime,
  type AuditCriteria,
  type PlacedRow,
  type Places,
} from '../store/list-audit-events.ts';
import type { Store } from '../store/store.ts';
import { parseEvent, type AuditEvent } from './audit-event.ts';
import type { AuditLog } from './audit-log.ts';

/** An event with its place in the trail of its project. */
export interface ListedEvent extends AuditEvent {
  readonly sequence: number;
  /** See `sealHash`. */
  readonly hash: string;
}

/** Which part of a list of events. */
export interface EventPage {
  readonly limit: number;
  /** Only events before this place. Left out, the newest. */
  readonly before: number | undefined;
}

/** Reads the audit trail. */
export interface AuditTrail {
  /**
   * Events of a project that have their place, the newest first. Looks at a limited number of places.
   *
   * @returns `next`: where the rest begins, as `before` of the next page; left out where there is no more.
   */
  list(
    projectId: string,
    criteria: AuditCriteria,
    page: EventPage,
  ): Promise<{ readonly events: readonly ListedEvent[]; readonly next: number | undefined }>;
}

/** How much is looked at, at most. */
export interface ListLimits {
  /** Places with one statement. */
  readonly atOnce: number;
  /** Places for a page. */
  readonly page: number;
  /** Events to find where a range of time is. */
  readonly time: number;
}

const usualLimits: ListLimits = { atOnce: 2_000, page: 10_000, time: 10_000 };

/** The audit trail of a store. */
export function auditTrail(store: Store, audit: Pick<AuditLog, 'sealed'>, most = usualLimits): AuditTrail {
  return {
    async list(projectId, criteria, { limit, before }) {
      // Whoever shared a connection a moment ago finds it.
      await audit.sealed();
      const within = await placesOf(store, projectId, criteria, before, most.time);
      const stop = Math.max(within.lowest, within.before - most.page);
      const found: PlacedRow[] = [];
      let end = within.before;
      // One more than the page has tells whether there is a next one.
      while (end > stop && found.length <= limit) {
        const lowest = Math.max(stop, end - most.atOnce);
        const missing = limit + 1 - found.length;
        found.push(...(await placedEvents(store.db, projectId, { lowest, before: end }, criteria, missing)));
        end = lowest;
      }
      const listed = found.slice(0, limit);
      const next = found.length > limit ? listed.at(-1)?.sequence : end > within.lowest ? end : undefined;
      return {
        events: listed.map(({ sequence, hash, event }) => ({ sequence, hash, ...parseEvent(event) })),
        next,
      };
    },
  };
}

/** Where matching events can be. */
async function placesOf(
  store: Store,
  chain: string,
  { from, to }: AuditCriteria,
  before: number | undefined,
  most: number,
): Promise<Places> {
  const head = await auditHead(store.db, chain);
  const all = { lowest: 1, before: Math.min(before ?? Number.MAX_SAFE_INTEGER, (head?.sequence ?? 0) + 1) };
  if (from === undefined && to === undefined) return all;
  const range = { from: from ?? 0, to: to ?? Number.MAX_SAFE_INTEGER };
  const inTime = await placesInTime(store.db, chain, range, most);
  return inTime === undefined ? all : { lowest: inTime.lowest, before: Math.min(all.before, inTime.before) };
}
