import type { AnyResult } from './answer.ts';
import type { PagedItems } from './generated/operations.ts';
import type { Operation } from './operation.ts';
import type { OperationDefinition } from './operation-definition.ts';
import type { Arguments, CallOptions, Data } from './operation-types.ts';
import type { RequestParts } from './outgoing-request.ts';
import type { Transport } from './transport.ts';
import { unwrap } from './unwrap.ts';

/** Operations that answer a list page by page. */
export type PagedOperationId = keyof PagedItems;

/** An item of a list. */
export type Item<Id extends PagedOperationId> =
  Required<Data<Id>> extends Readonly<Record<PagedItems[Id], readonly (infer Element)[]>> ? Element : never;

/** Most items of a page that is asked for by its number, and how many are asked for where a call does not say. */
const usualSize = 100;

/**
 * The items of a list, page after page, each page asked for when it is needed. The query of the input can say where to
 * begin (default: at the first item) and how many items a page has (default: 100). Items that come and go
 * meanwhile can be missed or met twice, as with every list that is read by page number or offset; not so with `next`.
 *
 * @param transport - A client, or what `createTransport` makes.
 * @param list - An operation with page parameters (`cur_page` and `per_page`, `curpage` and `perpage`, `offset` and `limit`, or `next` and `limit`).
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
  const largest = 'page' in paging ? usualSize : (paging.largest ?? usualSize);
  const size = Number(query[paging.size] ?? usualSize);
  if (!Number.isInteger(size) || size < 1 || size > largest) {
    throw new TypeError(`${paging.size}: expected a whole number from 1 to ${largest}.`);
  }
  for (let place = firstPlace(paging, query); ;) {
    const ofPage = { ...query, ...place, [paging.size]: 'page' in paging ? String(size) : size };
    const data = await unwrap(call(transport, { ...rest, query: ofPage }));
    // The generator found this member in the schema of the response; it may be left out.
    const found = (Object(data)[paging.items] ?? []) as readonly Item<Id>[];
    yield* found;
    const next = nextPlace(paging, place, found.length, size, data);
    if (next === undefined) return;
    place = next;
  }
}

type Paging = NonNullable<OperationDefinition['paging']>;
/** The parameter that says where a page begins. */
type Place = Readonly<Record<string, string | number>>;

function firstPlace(paging: Paging, query: NonNullable<RequestParts['query']>): Place {
  if ('page' in paging) return { [paging.page]: String(Math.max(1, Number(query[paging.page] ?? 1))) };
  if ('offset' in paging) return { [paging.offset]: Number(query[paging.offset] ?? 0) };
  return placeOf(paging.next, query[paging.next]) ?? {};
}

/** Where the next page begins; `undefined` after the last one. */
function nextPlace(paging: Paging, place: Place, length: number, size: number, data: unknown): Place | undefined {
  // The answer says whether there is more: a page may be short, or empty, before the last one.
  if ('next' in paging) return placeOf(paging.next, Object(data)[paging.next]);
  if (length === 0 || length < size) return undefined;
  if ('page' in paging) return { [paging.page]: String(Number(place[paging.page]) + 1) };
  return { [paging.offset]: Number(place[paging.offset]) + length };
}

function placeOf(name: string, value: unknown): Place | undefined {
  return typeof value === 'string' || typeof value === 'number' ? { [name]: value } : undefined;
}
