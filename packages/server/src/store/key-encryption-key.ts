import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** Id of the key-encryption key that the data in this store are encrypted with; `undefined` before the first start. */
export async function keyEncryptionKeyId(db: Kysely<Tables>): Promise<string | undefined> {
  const row = await db.selectFrom('key_encryption_key').select('key_id').executeTakeFirst();
  return row?.key_id;
}

/** Notes the key-encryption key where the store has none yet, and gives the id of the one it has. */
export async function registerKeyEncryptionKey(db: Kysely<Tables>, keyId: string): Promise<string> {
  await db
    .insertInto('key_encryption_key')
    .values({ key_id: keyId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db.selectFrom('key_encryption_key').select('key_id').executeTakeFirstOrThrow();
  return row.key_id;
}

/** Makes another key-encryption key the one of the store. Waits for data keys that are being added with the old one. */
export async function changeKeyEncryptionKey(db: Kysely<Tables>, from: string, to: string): Promise<void> {
  await db.updateTable('key_encryption_key').set({ key_id: to }).where('key_id', '=', from).execute();
}
