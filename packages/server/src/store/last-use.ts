import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** Notes that a connection was used. The clock of another server may be ahead: the latest time stays. */
export async function noteUse(db: Kysely<Tables>, connectionId: string, usedAt: number): Promise<void> {
  await db
    .updateTable('connections')
    .set({ last_used_at: sql<number>`greatest(last_used_at, ${usedAt}::bigint)` })
    .where('id', '=', connectionId)
    .execute();
}

/**
 * Deletes the connections that were last used at this time or before, with their passwords and shares, and gives their ids.
 * One statement: a connection that another server notes a use of meanwhile stays, and two servers do not both delete one.
 */
export async function deleteUnused(db: Kysely<Tables>, lastUsedAt: number): Promise<readonly string[]> {
  const deleted = await db.deleteFrom('connections').where('last_used_at', '<=', lastUsedAt).returning('id').execute();
  return deleted.map(({ id }) => id);
}
