import { auditChains, auditHead, sealedRows, unsealed, type SealedRow } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { eventMac, firstHash, headMac, sealHash, type AuditKey, type Head } from './chain-hash.ts';

/** What is wrong with a chain, at the first row where something is. */
export interface ChainFault {
  /** Place of the row; `null` where the row has none. */
  readonly sequence: number | null;
  /** A sentence. */
  readonly reason: string;
}

/** What was found in a chain. */
export interface ChainReport {
  readonly chain: string;
  /** The last row that was read; `null` where there is none. To be kept in another place, and given back as an anchor. */
  readonly head: Head | null;
  /** Events that have no place yet: the server had no time to give them one. */
  readonly waiting: number;
  readonly fault: ChainFault | null;
}

/** Rows that are read at once. */
const batch = 1_000;

/**
 * Checks every chain of the audit trail, or one.
 *
 * @param anchors - Heads of an earlier check, which the chains must still go through.
 */
export async function* verifyChains(
  store: Store,
  key: AuditKey,
  options: { readonly chain?: string | undefined; readonly anchors?: readonly Head[] } = {},
): AsyncGenerator<ChainReport> {
  const { chain: only, anchors = [] } = options;
  const chains = new Set([...(await auditChains(store.db)), ...anchors.map((anchor) => anchor.chain)]);
  const waiting = await waitingEvents(store, key);
  for (const chain of only === undefined ? [...chains].toSorted() : [only]) {
    const own = waiting.get(chain) ?? { count: 0, fault: null };
    const expected = new Map(anchors.filter((anchor) => anchor.chain === chain).map((one) => [one.sequence, one.hash]));
    const { head, fault } = await verifyChain(store, key, chain, expected);
    yield { chain, head, waiting: own.count, fault: fault ?? own.fault };
  }
}

async function verifyChain(
  store: Store,
  key: AuditKey,
  chain: string,
  anchors: ReadonlyMap<number, string>,
): Promise<{ readonly head: Head | null; readonly fault: ChainFault | null }> {
  // Read before the rows: what comes while they are read lies behind it.
  const stored = await auditHead(store.db, chain);
  let last: Head = { chain, sequence: 0, hash: firstHash(key, chain) };
  const ended = (fault: ChainFault | null) => ({ head: last.sequence === 0 ? null : last, fault });

  for (;;) {
    const rows = await sealedRows(store.db, chain, last.sequence, batch);
    for (const row of rows) {
      const fault = faultOfRow(key, last, row, anchors);
      if (fault !== null) return ended(fault);
      last = { chain, sequence: row.sequence, hash: row.hash };
      if (row.sequence === stored?.sequence && row.hash !== stored.hash) {
        return ended({ sequence: row.sequence, reason: 'The head of the chain names another row than this one.' });
      }
    }
    if (rows.length < batch) break;
  }
  return ended(faultOfHead(key, last, stored) ?? faultOfAnchors(last, anchors));
}

function faultOfRow(
  key: AuditKey,
  last: Head,
  { event, ...seal }: SealedRow,
  anchors: ReadonlyMap<number, string>,
): ChainFault | null {
  const { sequence } = seal;
  if (sequence !== last.sequence + 1) {
    return { sequence: last.sequence + 1, reason: 'The row was removed: the chain goes on behind it.' };
  }
  if (event === null) return { sequence, reason: 'The event of the row was removed.' };
  if (event.chain !== seal.chain || eventMac(key, event) !== event.mac) {
    return { sequence, reason: 'The event was changed, or was not written by the server.' };
  }
  if (sealHash(key, last.hash, seal, event.mac) !== seal.hash) {
    return { sequence, reason: 'The row does not follow from the row before: it was moved, changed or put there.' };
  }
  const anchor = anchors.get(sequence);
  if (anchor !== undefined && anchor !== seal.hash) {
    return { sequence, reason: 'The row is another one than at the time of the anchor.' };
  }
  return null;
}

function faultOfHead(
  key: AuditKey,
  last: Head,
  stored: (Head & { readonly mac: string }) | undefined,
): ChainFault | null {
  if (stored === undefined) {
    return last.sequence === 0 ? null : { sequence: last.sequence, reason: 'The head of the chain was removed.' };
  }
  if (headMac(key, stored) !== stored.mac) {
    return { sequence: last.sequence, reason: 'The head of the chain was changed, or was not written by the server.' };
  }
  if (stored.sequence > last.sequence) {
    const removed = stored.sequence - last.sequence;
    return {
      sequence: last.sequence + 1,
      reason: `The last ${removed === 1 ? 'row was' : `${removed} rows were`} removed: the head of the chain is row ${stored.sequence}.`,
    };
  }
  return null;
}

function faultOfAnchors(last: Head, anchors: ReadonlyMap<number, string>): ChainFault | null {
  const furthest = Math.max(0, ...anchors.keys());
  if (furthest <= last.sequence) return null;
  return {
    sequence: last.sequence + 1,
    reason: `The last rows were removed, and the head was set back: at the time of the anchor row ${furthest} was there.`,
  };
}

/** Events without a place, by chain. One that the server did not write is a fault. */
async function waitingEvents(
  store: Store,
  key: AuditKey,
): Promise<ReadonlyMap<string, { readonly count: number; readonly fault: ChainFault | null }>> {
  const found = new Map<string, { count: number; fault: ChainFault | null }>();
  let last: { readonly recorded_at: number; readonly id: string } | undefined;
  for (;;) {
    const rows = await unsealed(store.db, Number.MIN_SAFE_INTEGER, last, batch);
    for (const row of rows) {
      const own = found.get(row.chain) ?? { count: 0, fault: null };
      own.count++;
      if (eventMac(key, row) !== row.mac) {
        own.fault ??= { sequence: null, reason: `The event ${row.id} was changed, or was not written by the server.` };
      }
      found.set(row.chain, own);
    }
    last = rows.at(-1);
    if (last === undefined) return found;
  }
}
