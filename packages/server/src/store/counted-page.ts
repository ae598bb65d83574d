import { sql, type Expression, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from './schema.ts';

/** Rows of one page of a list, and how many rows are on all pages. */
export interface CountedPage<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/**
 * Reads a page and its total in one statement, and so of one moment: what others add or delete meanwhile is in both or in neither.
 *
 * @param total - How many rows are on all pages.
 * @param page - A query of the rows of the page, which are called `listed`.
 * @param order - Their order, in columns of `listed`.
 */
export async function countedPage<Row extends object>(
  db: Kysely<Tables>,
  total: Expression<number>,
  page: Expression<Row>,
  order: RawBuilder<unknown>,
): Promise<CountedPage<Row>> {
  // A page without rows is one row of the total, with nothing of a row beside it.
  type Counted = { readonly total: number } & (({ readonly is_listed: true } & Row) | { readonly is_listed: null });
  const { rows } = await sql<Counted>`
    select counted.total, listed.*
    from (select ${total} as total) as counted
    left join (select true as is_listed, page_rows.* from ${page} as page_rows) as listed on true
    order by ${order}`.execute(db);
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.filter((row): row is Extract<Counted, { is_listed: true }> => row.is_listed === true),
  };
}
