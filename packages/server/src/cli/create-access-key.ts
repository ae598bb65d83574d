import { openAuditLog } from '../audit/index.ts';
import type { StoreChoice } from '../configuration/store-choice.ts';
import { newAccessKey, type NewAccessKey } from '../directory-store/new-access-key.ts';
import { envelopeEncryption } from '../secrets/envelope-encryption.ts';
import { CommandError } from './command-error.ts';
import { withKeys } from './with-store.ts';

/**
 * Makes an access key for a user of the directory.
 *
 * @throws CommandError where the database or the key file cannot be used, or the user does not exist.
 */
export async function createAccessKey(userId: string, choice: StoreChoice): Promise<NewAccessKey> {
  return withKeys(choice, async (store, keyRing) => {
    const audit = await openAuditLog({ store, keyRing, now: Date.now });
    const created = await newAccessKey(store, envelopeEncryption(store, keyRing, Date.now), audit, userId);
    await audit.close();
    if (created !== undefined) return created;
    throw new CommandError(
      `There is no user ${userId}. Add the user to the directory file, start the server once, and try again.`,
    );
  });
}
