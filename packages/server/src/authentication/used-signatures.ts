import { forgetExpiredSignatures, useSignature } from '../store/used-signatures.ts';
import type { Store } from '../store/store.ts';

/** How often signatures that have expired are forgotten, in milliseconds. */
const forgetEvery = 60_000;

/** Signatures of requests that change something: each may be used once. All servers on a database share them. */
export interface UsedSignatures {
  /**
   * Uses a signature.
   *
   * @param until - When it expires by itself, in epoch milliseconds.
   * @returns Whether it was new.
   */
  use(signature: Uint8Array, until: number): Promise<boolean>;
}

/** The used signatures in a store. */
export function usedSignatures(store: Store, now: () => number): UsedSignatures {
  let forgotten = Number.NEGATIVE_INFINITY;
  return {
    async use(signature, until) {
      if (now() - forgotten >= forgetEvery) {
        forgotten = now();
        await forgetExpiredSignatures(store.db, now());
      }
      return useSignature(store.db, signature, until);
    },
  };
}
