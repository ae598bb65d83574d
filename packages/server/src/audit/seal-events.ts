import type { Kysely } from 'kysely';
import { committedOf, insertHeads, insertSeals, lockHeads, moveHeads } from '../store/audit.ts';
import type { AuditHeadTable, AuditSealTable, Tables } from '../store/schema.ts';
import { firstHash, headMac, sealHash, type AuditKey, type Head } from './chain-hash.ts';

/** An event that waits for its seal. */
export interface PendingEvent {
  readonly id: string;
  readonly chain: string;
  /** Its `eventMac`. */
  readonly mac: string;
}

/**
 * Puts events at the ends of their chains, in the order given, in one transaction that locks the heads of these chains.
 *
 * @returns Ids of the events that have their place now, whoever gave it to them. Others are not committed (yet).
 */
export async function sealEvents(
  db: Kysely<Tables>,
  key: AuditKey,
  events: readonly PendingEvent[],
): Promise<ReadonlySet<string>> {
  const committed = await committedOf(db, idsOf(events));
  const waiting = events.filter((event) => committed.get(event.id) === false);
  if (waiting.length === 0) return new Set(committed.keys());
  return db.transaction().execute(async (transaction) => {
    const heads = await headsOf(transaction, key, [...new Set(waiting.map((event) => event.chain))]);
    // Another server may have sealed some of them until it let the heads go.
    const now = await committedOf(transaction, idsOf(waiting));
    const seals: AuditSealTable[] = [];
    for (const event of waiting) {
      const head = heads.get(event.chain);
      if (head === undefined || now.get(event.id) !== false) continue;
      const seal = { chain: event.chain, sequence: head.sequence + 1, event_id: event.id };
      const hash = sealHash(key, head.hash, seal, event.mac);
      seals.push({ ...seal, hash });
      heads.set(event.chain, { chain: event.chain, sequence: seal.sequence, hash });
    }
    if (seals.length > 0) {
      await insertSeals(transaction, seals);
      const moved = new Set(seals.map((seal) => seal.chain));
      await moveHeads(
        transaction,
        [...heads.values()].filter((head) => moved.has(head.chain)).map((head) => withMac(key, head)),
      );
    }
    return new Set(committed.keys());
  });
}

function idsOf(events: readonly PendingEvent[]): readonly string[] {
  return events.map((event) => event.id);
}

async function headsOf(
  transaction: Kysely<Tables>,
  key: AuditKey,
  chains: readonly string[],
): Promise<Map<string, Head>> {
  let heads = await lockHeads(transaction, chains);
  if (heads.length < chains.length) {
    const known = new Set(heads.map((head) => head.chain));
    const first = chains
      .filter((chain) => !known.has(chain))
      .toSorted()
      .map((chain) => withMac(key, { chain, sequence: 0, hash: firstHash(key, chain) }));
    await insertHeads(transaction, first);
    heads = await lockHeads(transaction, chains);
  }
  return new Map(heads.map((head) => [head.chain, head]));
}

function withMac(key: AuditKey, { chain, sequence, hash }: Head): AuditHeadTable {
  const head = { chain, sequence, hash };
  return { ...head, mac: headMac(key, head) };
}
