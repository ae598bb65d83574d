import type { AnyResult } from './answer.ts';
import type { PagedItems } from './generated/operations.ts';
import type { Operation } from './operation.ts';
import type { Arguments, CallOptions, Data } from './operation-types.ts';
import type { RequestParts } from './outgoing-request.ts';
import type { Transport } from './transport.ts';
import { unwrap } from './unwrap.ts';

/** Operations that answer a list page by page. */
export type PagedOperationId = keyof PagedItems;

/** An item of a list. */
export type Item<Id extends PagedOperationId> =
  Required<Data<Id>> extends Readonly<Record<PagedItems[Id], readonly (infer Element)[]>> ? Element : never;

/**
 * The items of a list, page after page, each page asked for when it is needed. The query of the input can say where to
 * begin (default: page 1) and how many items a page has (default: 100, the most that DAS allows). Items that come and go
 * meanwhile can be missed or met twice, as with every list that is read by page number.
 *
 * @param transport - A client, or what `createTransport` makes.
 * @param list - An operation with page parameters (`cur_page` and `per_page`, or `curpage` and `perpage`).
 * @throws DasApiError where the service answers a page with an error; every other error of a call too.
 * @example
 * ```ts
 * for await (const share of items(das, listSharedConnections, { path: { connection_id } })) console.log(share.user_name);
 * ```
 */
export async function* items<Id extends PagedOperationId>(
  transport: Transport,
  list: Operation<Id>,
  ...[input]: Arguments<Id>
): AsyncGenerator<Item<Id>, void, undefined> {
  const { paging } = list.definition;
  if (paging === undefined) throw new TypeError(`${list.definition.operationId} is not read page by page.`);
  const { query = {}, ...rest }: RequestParts & CallOptions = input ?? {};
  // The types of the parts do not matter here: only the two page parameters are set, and the operation has them.
  const call = list as unknown as (transport: Transport, input: RequestParts & CallOptions) => Promise<AnyResult>;
  const size = Number(query[paging.size] ?? 100);
  if (!Number.isInteger(size) || size < 1 || size > 100) {
    throw new TypeError(`${paging.size}: expected a whole number from 1 to 100.`);
  }
  for (let page = Math.max(1, Number(query[paging.page] ?? 1)); ; page += 1) {
    const ofPage = { ...query, [paging.page]: String(page), [paging.size]: String(size) };
    const data = await unwrap(call(transport, { ...rest, query: ofPage }));
    // The generator found this member in the schema of the response; it may be left out.
    const found = (Object(data)[paging.items] ?? []) as readonly Item<Id>[];
    yield* found;
    if (found.length === 0 || found.length < size) return;
  }
}
