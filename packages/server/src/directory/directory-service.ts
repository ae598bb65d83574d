import { ownsProject, userByToken } from '../store/directory.ts';
import type { Store } from '../store/store.ts';
import type { DirectoryService } from './directory.ts';
import { tokenSha256 } from './token-hash.ts';

/** What the service needs. */
export interface DirectoryServiceDependencies {
  readonly store: Store;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The directory in a store. */
export function directoryService({ store, now }: DirectoryServiceDependencies): DirectoryService {
  return {
    // Looked up by its hash: how long that takes says nothing about the token.
    callerByToken: (token) => userByToken(store.db, tokenSha256(token), now()),
    ownsProject: (accountId, projectId) => ownsProject(store.db, accountId, projectId),
  };
}
