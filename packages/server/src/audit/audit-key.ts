import { createSecretKey, randomBytes } from 'node:crypto';
import type { KeyRing } from '../secrets/key-ring.ts';
import { keyLength } from '../secrets/sealed-text.ts';
import { addAuditKey, wrappedAuditKey } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import type { AuditKey } from './chain-hash.ts';

/** What the key is for, so that no other wrapped key can take its place. */
export const auditKeyContext = JSON.stringify(['audit key', 1]);

/** The key of the trail; `undefined` where the store has none yet. @throws UnsealError where the key ring is another store's. */
export async function openAuditKey(store: Store, keyRing: KeyRing): Promise<AuditKey | undefined> {
  const wrapped = await wrappedAuditKey(store.db);
  return wrapped === undefined ? undefined : createSecretKey(await keyRing.unwrap(wrapped, auditKeyContext));
}

/** The key of the trail, which is made with the first event. Where two servers begin at once, both get the same. */
export async function openOrCreateAuditKey(store: Store, keyRing: KeyRing, now: () => number): Promise<AuditKey> {
  const existing = await openAuditKey(store, keyRing);
  if (existing !== undefined) return existing;
  await addAuditKey(store.db, await keyRing.wrap(randomBytes(keyLength), auditKeyContext), now());
  const created = await openAuditKey(store, keyRing);
  if (created === undefined) throw new Error('The key of the audit trail was removed while it was made.');
  return created;
}
