import { sql, type Kysely, type Selectable } from 'kysely';
import type { Page } from '../page.ts';
import { countedPage, type CountedPage } from './counted-page.ts';
import type { ShareTable, Tables } from './schema.ts';
import { containsPattern, searchText } from './search-text.ts';

/** A share as its owner sees it. */
export type ShareRow = Pick<Selectable<ShareTable>, 'user_id' | 'user_name' | 'shared_at' | 'expires_at'>;

/** Deletes shares, and gives the ids of the users who had one. */
export async function deleteShares(
  db: Kysely<Tables>,
  connectionId: string,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const deleted = await db
    .deleteFrom('shares')
    .where('connection_id', '=', connectionId)
    .where(sql<boolean>`user_id = any(${userIds}::text[])`)
    .returning('user_id')
    .execute();
  return new Set(deleted.map((share) => share.user_id));
}

/** Gives the share of a user a new name. `false` where there is no such share. */
export async function renameShare(
  db: Kysely<Tables>,
  connectionId: string,
  user: { readonly user_id: string; readonly user_name: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('shares')
    .set({ user_name: user.user_name, search_text: searchText(user.user_id, user.user_name) })
    .where('connection_id', '=', connectionId)
    .where('user_id', '=', user.user_id)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Shares of a connection, the oldest first, and how many these are on all pages. */
export function listShares(
  db: Kysely<Tables>,
  connectionId: string,
  keyword: string | undefined,
  page: Page,
): Promise<CountedPage<ShareRow>> {
  let matching = db.selectFrom('shares').where('connection_id', '=', connectionId);
  if (keyword !== undefined) matching = matching.where('search_text', 'like', containsPattern(keyword));
  return countedPage<ShareRow>(
    db,
    sql<number>`${matching.select((row) => row.fn.countAll<number>().as('total'))}`,
    matching
      .select(['user_id', 'user_name', 'shared_at', 'expires_at', 'sequence'])
      .orderBy('shared_at')
      .orderBy('sequence')
      .offset(page.offset)
      .limit(page.limit),
    sql`listed.shared_at, listed.sequence`,
  );
}
