/** Which part of a list to read. */
export interface PageOptions {
  /** Items on a page, 1 to 100. Default: 100. */
  readonly pageSize?: number;
}

/**
 * The items of a list, page after page. A page that is not full is the last one.
 *
 * @param readPage - Reads a page; numbers begin with 1 and both parameters are digits, as the query parameters `cur_page` and `per_page`
 *   (`ListSharedConnections`) or `curpage` and `perpage` (`ListConnection`) take them.
 * @example
 * ```ts
 * const shares = pages(async (cur_page, per_page) =>
 *   (await unwrap(das.listSharedConnections({ path: { connection_id }, query: { cur_page, per_page } }))).data ?? []);
 * for await (const share of shares) console.log(share.user_name);
 * ```
 */
export async function* pages<Item>(
  readPage: (page: string, size: string) => Promise<readonly Item[]>,
  { pageSize = 100 }: PageOptions = {},
): AsyncGenerator<Item, void, undefined> {
  for (let page = 1; ; page += 1) {
    const items = await readPage(String(page), String(pageSize));
    yield* items;
    if (items.length < pageSize) return;
  }
}
