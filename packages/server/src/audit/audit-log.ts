import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Caller } from '../directory/caller.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import { insertEvent, unsealed } from '../store/audit.ts';
import type { AuditEventTable, Tables } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { outsideSpans } from '../tracing/transaction-spans.ts';
import { openOrCreateAuditKey } from './audit-key.ts';
import { chainOf, eventOf, eventOfServer, serverChain, type AuditedAct, type AuditEvent } from './audit-event.ts';
import { eventMac } from './chain-hash.ts';
import { sealEvents, type PendingEvent } from './seal-events.ts';
import { sharedRuns } from './shared-runs.ts';

/** Writes the audit trail. */
export interface AuditLog {
  /**
   * Adds the event of a change, in the transaction of the change: both are there, or none.
   *
   * @param projectId - Project of the path, which the caller may use; `undefined` for the account's own chain.
   * @throws ServiceError `databaseUnavailable`, which ends the transaction.
   */
  record(transaction: Kysely<Tables>, caller: Caller, projectId: string | undefined, act: AuditedAct): Promise<void>;
  /** The event of a change as it is stored, for a statement that makes the change and adds it. `added` has to follow. */
  eventOf(caller: Caller, projectId: string | undefined, act: AuditedAct): AuditEventTable;
  /** An event of `eventOf` is committed. */
  added(event: AuditEventTable): void;
  /** Adds the event of something that changed nothing: a login, a denial. */
  note(caller: Caller, projectId: string | undefined, act: AuditedAct): Promise<void>;
  /** Adds the event of what the operator did, to the chain of the server. */
  recordServer(transaction: Kysely<Tables>, action: string, act: AuditedAct): Promise<void>;
  /** Resolves when every committed event that this server has added is sealed. */
  sealed(): Promise<void>;
  /**
   * Seals what servers left behind that ended before they could.
   *
   * @param from - When it was recorded at the earliest, in epoch milliseconds.
   */
  sealLeftovers(from: number): Promise<void>;
  /** Seals what is left, and stops. */
  close(): Promise<void>;
}

/** What the log needs. */
export interface AuditLogDependencies {
  readonly store: Store;
  readonly keyRing: KeyRing;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told of what goes wrong after an event is stored: it is tried again. */
  readonly onProblem?: ((error: unknown) => void) | undefined;
}

/** Pauses before events are sealed, so that one transaction seals many, where none was committed, and after a failure; in milliseconds. */
const pauses = { batch: 20, uncommitted: 200, failure: 1_000 } as const;
/**
 * After sealing there is a rest: so many times as long as it took, so that changes come first where there are many, but in milliseconds at
 * most this. Readers wait for seals, so that theirs is shorter.
 */
const rest = { times: 9, longest: 500, longestForReaders: 50 } as const;
/** Most events that one transaction seals. */
const largestBatch = 1_000;
/** How long an event may take to be committed, in milliseconds: longer than any statement. What comes later is a leftover. */
const longestTransaction = 60_000;
/** Most events that are remembered. What is above is a leftover. */
const mostPending = 100_000;

/**
 * Opens the audit trail of a store. Its key is made with the first start.
 *
 * @throws UnsealError where the key ring is another store's.
 */
export async function openAuditLog({ store, keyRing, now, onProblem }: AuditLogDependencies): Promise<AuditLog> {
  const key = await openOrCreateAuditKey(store, keyRing, now);
  const pending = new Map<string, PendingEvent & { readonly addedAt: number }>();
  let timer: NodeJS.Timeout | undefined;
  let sealsNow = false;
  let closed = false;

  const rowOf = (chain: string, event: AuditEvent): AuditEventTable => {
    const row = { id: randomUUID(), chain, recorded_at: event.recorded_at, event: JSON.stringify(event) };
    return { ...row, mac: eventMac(key, row) };
  };

  const eventRow: AuditLog['eventOf'] = (caller, projectId, act) =>
    rowOf(chainOf(caller, projectId), eventOf(caller, act, now()));

  const added = ({ id, chain, mac }: AuditEventTable): void => {
    if (pending.size < mostPending) pending.set(id, { id, chain, mac, addedAt: performance.now() });
    sealSoon(pauses.batch);
  };

  const insert = async (db: Kysely<Tables>, row: AuditEventTable): Promise<void> => {
    await insertEvent(db, row);
    added(row);
  };

  const sealSoon = (pause: number): void => {
    if (closed || timer !== undefined || sealsNow || pending.size === 0) return;
    const seal = async (): Promise<void> => {
      timer = undefined;
      sealsNow = true;
      const began = performance.now();
      const next = await sealNow().then(
        (sealed) => (sealed > 0 ? pauses.batch : pauses.uncommitted),
        (error: unknown) => {
          onProblem?.(error);
          return pauses.failure;
        },
      );
      sealsNow = false;
      sealSoon(Math.max(next, Math.min(rest.longest, rest.times * (performance.now() - began))));
    };
    timer = setTimeout(() => void outsideSpans(seal), pause);
    timer.unref();
  };

  /** @returns How many events have their place now. */
  const sealPending = async (): Promise<number> => {
    const waiting = [...pending.values()];
    let count = 0;
    for (let start = 0; start < waiting.length; start += largestBatch) {
      const batch = waiting.slice(start, start + largestBatch);
      const sealed = await sealEvents(store.db, key, batch);
      count += sealed.size;
      const oldest = performance.now() - longestTransaction;
      for (const event of batch) {
        // What is not committed by now was rolled back.
        if (sealed.has(event.id) || event.addedAt < oldest) pending.delete(event.id);
      }
    }
    return count;
  };

  /** One after the other: two at once would wait for each other's heads. */
  const sealNow = sharedRuns(sealPending, (took) => Math.min(rest.longestForReaders, rest.times * took));

  return {
    record: (transaction, caller, projectId, act) => insert(transaction, eventRow(caller, projectId, act)),
    eventOf: eventRow,
    added,
    note: (caller, projectId, act) => insert(store.db, eventRow(caller, projectId, act)),
    recordServer: (transaction, action, act) =>
      insert(transaction, rowOf(serverChain, eventOfServer(action, act, now()))),

    async sealed() {
      if (pending.size > 0) await sealNow();
    },

    async sealLeftovers(from) {
      let last: { readonly recorded_at: number; readonly id: string } | undefined;
      for (;;) {
        const rows = await unsealed(store.db, from, last, largestBatch);
        last = rows.at(-1);
        if (last === undefined) return;
        // What this server's key did not make is left for `opendas audit verify` to show.
        const genuine = rows.filter((row) => eventMac(key, row) === row.mac);
        if (genuine.length > 0) await sealEvents(store.db, key, genuine);
      }
    },

    async close() {
      closed = true;
      clearTimeout(timer);
      await sealNow().catch((error: unknown) => onProblem?.(error));
    },
  };
}
