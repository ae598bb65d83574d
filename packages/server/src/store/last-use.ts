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
 * Deletes some of the connections that were last used at this time or before, with their passwords and shares, and gives their ids.
 * One statement, which locks in the order of ids like `lockConnections`: a connection that another server notes a use of meanwhile stays,
 * and two servers do not both delete one.
 */
export async function deleteUnused(db: Kysely<Tables>, lastUsedAt: number, most: number): Promise<readonly string[]> {
  const deleted = await db
    .with('unused', (query) =>
      query
        .selectFrom('connections')
        .select('id')
        .where('last_used_at', '<=', lastUsedAt)
        .orderBy('id')
        .limit(most)
        .forUpdate(),
    )
    .deleteFrom('connections')
    .using('unused')
    .whereRef('connections.id', '=', 'unused.id')
    .returning('connections.id')
    .execute();
  return deleted.map(({ id }) => id);
}
