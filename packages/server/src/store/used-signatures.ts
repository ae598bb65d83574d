import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** Forgets the signatures that have expired. */
export async function forgetExpiredSignatures(db: Kysely<Tables>, now: number): Promise<void> {
  await db.deleteFrom('used_signatures').where('expires_at', '<', now).execute();
}
