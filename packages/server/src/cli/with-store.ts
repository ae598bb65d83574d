import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreChoice } from '../configuration/store-choice.ts';
import { openKeyRing, type KeyRing } from '../secrets/index.ts';
import { openStore, pendingMigrations, type Store, type StoreSettings } from '../store/index.ts';
import { CommandError } from './command-error.ts';
import { takeDataDirectory } from './data-directory.ts';
import { explain } from './explain.ts';

/** Where the store of a choice is. */
export function storeSettings(choice: StoreChoice): StoreSettings {
  const { databaseUrl } = choice;
  return databaseUrl === undefined
    ? { kind: 'embedded', directory: { path: embeddedFolder(choice) } }
    : { kind: 'postgresql', url: databaseUrl };
}

/** Where the files of the embedded database are. */
export function embeddedFolder({ dataDirectory }: Pick<StoreChoice, 'dataDirectory'>): string {
  return join(dataDirectory, 'database');
}

/**
 * Does something with a store that has the tables of this version, and closes it. The embedded store is locked meanwhile.
 *
 * @throws CommandError where the store cannot be opened, is in use, or has other tables.
 */
export async function withStore<Result>(choice: StoreChoice, work: (store: Store) => Promise<Result>): Promise<Result> {
  if (choice.databaseUrl === undefined && !existsSync(embeddedFolder(choice))) {
    throw new CommandError(
      `There is no database in ${choice.dataDirectory}. Name the data directory of the server with --data-dir, or start the server once.`,
    );
  }
  return withAnyStore(choice, async (store) => {
    const pending = await pendingMigrations(store.db);
    if (pending.length > 0) {
      throw new CommandError(
        `The tables of the database are not those of this version (missing: ${pending.join(', ')}). Run \`opendas migrate\` first.`,
      );
    }
    return work(store);
  });
}

/** Like `withStore`, whatever tables the store has. */
export async function withAnyStore<Result>(
  choice: StoreChoice,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  // Servers on PostgreSQL may go on; the embedded database has one user.
  const lock = choice.databaseUrl === undefined ? await takeDataDirectory(choice.dataDirectory) : undefined;
  try {
    const store = await openStore(storeSettings(choice), 'asTheyAre');
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  } catch (error) {
    return explain(error);
  } finally {
    lock?.release();
  }
}

/** Like `withStore`, with the keys that the store's data are encrypted with. */
export function withKeys<Result>(
  choice: StoreChoice,
  work: (store: Store, keyRing: KeyRing) => Promise<Result>,
): Promise<Result> {
  return withStore(choice, async (store) => work(store, await openKeyRing(store, choice.keyFile)));
}
