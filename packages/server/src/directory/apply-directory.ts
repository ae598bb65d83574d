import { replaceDirectory } from '../store/directory.ts';
import type { Store } from '../store/store.ts';
import type { Directory } from './directory-content.ts';

/**
 * Makes the directory in a store equal to the content of a file, in one transaction; doing it again changes nothing.
 *
 * The file is the whole truth: what is not in it loses its effect, tokens first of all. Connections and shares of users,
 * projects and accounts that left the file are kept but cannot be reached, until these are in the file again.
 * Connections of a user who left can still be managed by the root user of the account.
 */
export async function applyDirectory(store: Store, directory: Directory): Promise<void> {
  await replaceDirectory(store.db, directory);
}
