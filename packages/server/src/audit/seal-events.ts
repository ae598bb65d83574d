import type { Kysely } from 'kysely';
import { insertHeads, insertSeals, lockHeads, moveHeads, unsealedOf } from '../store/audit.ts';
import type { AuditHeadTable, AuditSealTable, Tables } from '../store/schema.ts';
import { firstHash, headMac, sealHash, type AuditKey } from './chain-hash.ts';

/** An event that waits for its seal. */
export interface PendingEvent {
  readonly id: string;
  readonly chain: string;
  /** Its `eventMac`. */
  readonly mac: string;
}

/**
 * Puts events at the ends of their chains, in one transaction that locks the heads of these chains.
 *
 * @returns Ids of the events that had no seal when it began, and have one now. Others are not committed (yet), or were sealed before.
 */
export async function sealEvents(
  db: Kysely<Tables>,
  key: AuditKey,
  events: readonly PendingEvent[],
): Promise<ReadonlySet<string>> {
  const byId = new Map(events.map((event) => [event.id, event]));
  const found = new Set(await unsealedOf(db, [...byId.keys()]));
  if (found.size === 0) return found;
  const chains = [...new Set(events.flatMap((event) => (found.has(event.id) ? [event.chain] : [])))];
  return db.transaction().execute(async (transaction) => {
    const heads = await headsOf(transaction, key, chains);
    // Another server may have sealed some of them until it let the heads go.
    const committed = await unsealedOf(transaction, [...found]);
    const seals: AuditSealTable[] = [];
    for (const id of committed) {
      const event = byId.get(id);
      const head = event === undefined ? undefined : heads.get(event.chain);
      if (event === undefined || head === undefined) continue;
      const seal = { chain: event.chain, sequence: head.sequence + 1, event_id: id };
      const hash = sealHash(key, head.hash, seal, event.mac);
      seals.push({ ...seal, hash });
      heads.set(event.chain, withMac(key, { chain: event.chain, sequence: seal.sequence, hash }));
    }
    if (seals.length > 0) {
      await insertSeals(transaction, seals);
      const moved = new Set(seals.map((seal) => seal.chain));
      await moveHeads(
        transaction,
        [...heads.values()].filter((head) => moved.has(head.chain)),
      );
    }
    return found;
  });
}

async function headsOf(
  transaction: Kysely<Tables>,
  key: AuditKey,
  chains: readonly string[],
): Promise<Map<string, AuditHeadTable>> {
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

function withMac(key: AuditKey, head: Omit<AuditHeadTable, 'mac'>): AuditHeadTable {
  return { ...head, mac: headMac(key, head) };
}
