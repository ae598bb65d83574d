import { directoryGeneration, findPrincipal } from '../store/principals.ts';
import type { Store } from '../store/store.ts';
import { compilePrincipal, type CompiledPolicies } from './compile-principal.ts';
import type { Principal } from './principal.ts';

/** How many users are kept in memory; the one who was read first leaves first. */
const keptUsers = 10_000;

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
  let current: string | undefined;
  let kept = new Map<string, Principal>();
  let compiled: CompiledPolicies = new Map();

  /** Everything that was kept is as old as `current`, so that another generation ends all of it. */
  const enter = (generation: string | undefined): void => {
    if (generation === current) return;
    current = generation;
    kept = new Map();
    compiled = new Map();
  };

  return {
    async find({ userId, accountId }, generation) {
      const asked = generation ?? (await directoryGeneration(store.db));
      const key = `${accountId}/${userId}`;
      const known = asked === current ? kept.get(key) : undefined;
      if (known !== undefined) return known;
      const row = await findPrincipal(store.db, accountId, userId);
      if (row === undefined) return undefined;
      // The directory may have been replaced since `asked` was read.
      enter(row.generation ?? undefined);
      const principal = compilePrincipal({ userId, accountId }, row, compiled);
      const [oldest] = kept.keys();
      if (kept.size >= keptUsers && oldest !== undefined) kept.delete(oldest);
      kept.set(key, principal);
      return principal;
    },
  };
}
