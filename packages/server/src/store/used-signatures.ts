import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * Remembers a signature until it expires.
 *
 * The commit does not wait for the disk: after a crash of the database the last half second of signatures may be forgotten, which
 * is worth less than the time of every request.
 *
 * @returns Whether it was new.
 */
export async function useSignature(db: Kysely<Tables>, signature: Uint8Array, expiresAt: number): Promise<boolean> {
  const { rows } = await sql`
    insert into used_signatures (signature, expires_at)
    select ${signature}::bytea, ${expiresAt}::bigint
    where set_config('synchronous_commit', 'off', true) is not null
    on conflict do nothing
    returning expires_at`.execute(db);
  return rows.length > 0;
}

/** Forgets the signatures that have expired. */
export async function forgetExpiredSignatures(db: Kysely<Tables>, now: number): Promise<void> {
  await db.deleteFrom('used_signatures').where('expires_at', '<', now).execute();
}
