import type { Policy } from '@opendas/iam-policy';
import { generationMemory } from '../directory-store/generation-memory.ts';
import { directoryGeneration, findPrincipal } from '../store/principals.ts';
import type { Store } from '../store/store.ts';
import { compilePrincipal } from './compile-principal.ts';
import type { Principal } from './principal.ts';

/** How many users, and how many policies, are kept in memory. */
const most = 10_000;

/** Users with their policies, kept in memory until another directory is applied. */
export interface Principals {
  /**
   * A user of an account; `undefined` where the account has no such user.
   *
   * @param generation - The directory's, where the caller has just read it; it is read where left out.
   */
  find(
    user: { readonly userId: string; readonly accountId: string },
    generation?: string,
  ): Promise<Principal | undefined>;
}

/** Users in a store. */
export function principals(store: Store): Principals {
  const kept = generationMemory<Principal>(most);
  const policies = generationMemory<Policy>(most);

  return {
    async find({ userId, accountId }, generation) {
      const asked = generation ?? (await directoryGeneration(store.db));
      const key = `${accountId}/${userId}`;
      const known = asked === undefined ? undefined : kept.get(key, asked);
      if (known !== undefined) return known;
      const row = await findPrincipal(store.db, accountId, userId);
      if (row === undefined) return undefined;
      // The directory may have been replaced since `asked` was read.
      const read = row.generation ?? undefined;
      const principal = compilePrincipal({ userId, accountId }, row, {
        get: (document) => policies.get(document, read),
        set: (document, policy) => policies.put(document, policy, read),
      });
      kept.put(key, principal, read);
      return principal;
    },
  };
}
