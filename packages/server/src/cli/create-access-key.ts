import { join } from 'node:path';
import type { ServeSettings } from '../configuration/serve-settings.ts';
import { newAccessKey, type NewAccessKey } from '../directory/new-access-key.ts';
import { envelopeEncryption } from '../secrets/envelope-encryption.ts';
import { KeyFileError, loadKeyRing } from '../secrets/index.ts';
import { ServiceError } from '../service-error.ts';
import { DamagedDatabaseError, openStore } from '../store/index.ts';
import { CommandError } from './command-error.ts';
import { takeDataDirectory } from './data-directory.ts';

/**
 * Makes an access key for a user of the directory.
 *
 * @throws CommandError where the database or the key file cannot be used, or the user does not exist.
 */
export async function createAccessKey(
  userId: string,
  settings: Pick<ServeSettings, 'dataDirectory' | 'databaseUrl' | 'keyFile'>,
): Promise<NewAccessKey> {
  const { dataDirectory, databaseUrl, keyFile } = settings;
  // A server that runs on PostgreSQL has the lock of its data directory, and shares the database.
  const lock = databaseUrl === undefined ? await takeDataDirectory(dataDirectory) : undefined;
  try {
    const store = await openStore(
      databaseUrl === undefined
        ? { kind: 'embedded', directory: { path: join(dataDirectory, 'database') } }
        : { kind: 'postgresql', url: databaseUrl },
    );
    try {
      const keyRing = await loadKeyRing(store, keyFile ?? join(dataDirectory, 'key'));
      const created = await newAccessKey(store, envelopeEncryption(store, keyRing, Date.now), userId);
      if (created !== undefined) return created;
      throw new CommandError(
        `There is no user ${userId}. Add the user to the directory file, start the server once, and try again.`,
      );
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof KeyFileError || error instanceof DamagedDatabaseError || error instanceof ServiceError) {
      throw new CommandError(error.message, 'failed', { cause: error });
    }
    throw error;
  } finally {
    lock?.release();
  }
}
