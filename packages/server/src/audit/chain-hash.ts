import { createHmac, type KeyObject } from 'node:crypto';

/**
 * What ties events together. Everything is keyed (HMAC-SHA-256, RFC 2104) with a key that the database has only in encrypted
 * form: whoever can write to the database, but does not have the key file, can make none of these.
 *
 * Each is made from a JSON list that begins with its purpose, so that none can be taken for another.
 */
export type AuditKey = KeyObject;

/** A seal: place and event in a chain. */
export interface Seal {
  readonly chain: string;
  readonly sequence: number;
  readonly event_id: string;
}

/** The end of a chain. */
export interface Head {
  readonly chain: string;
  readonly sequence: number;
  readonly hash: string;
}

/** Of an event, with its id, chain and time: in hexadecimal, like all of these. */
export function eventMac(
  key: AuditKey,
  event: { readonly id: string; readonly chain: string; readonly recorded_at: number; readonly event: string },
): string {
  return keyed(key, ['event', event.id, event.chain, event.recorded_at, event.event]);
}

/** Where a chain begins: what the first seal takes for the hash of the one before. */
export function firstHash(key: AuditKey, chain: string): string {
  return keyed(key, ['first', chain]);
}

/** Of a seal: over the hash of the one before and the event's own `eventMac`. */
export function sealHash(key: AuditKey, previousHash: string, seal: Seal, mac: string): string {
  return keyed(key, ['seal', previousHash, seal.chain, seal.sequence, seal.event_id, mac]);
}

/** Of a head. It does not follow from the seals, so that a head that is set back to an earlier seal is found. */
export function headMac(key: AuditKey, head: Head): string {
  return keyed(key, ['head', head.chain, head.sequence, head.hash]);
}

function keyed(key: AuditKey, parts: readonly (string | number)[]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts), 'utf8').digest('hex');
}
