import type { Schema } from '@opendas/types';
import { afterEach, describe, expect, expectTypeOf, test } from 'vitest';
import { recordingServer, type RecordingServer, type Reply } from '../test/recording-server.ts';
import { createDasClient, type DasClient } from './das-client.ts';
import { DasApiError } from './errors.ts';
import { listAuditEvents, listConnection, listConnections, listSharedConnections } from './generated/operations.ts';
import { items } from './pages.ts';

let server: RecordingServer | undefined;
afterEach(() => server?.close());

async function clientOf(...replies: readonly Reply[]): Promise<DasClient> {
  server = await recordingServer(...replies);
  return createDasClient({ endpoint: server.url, credentials: { token: 't' }, projectId: 'p', retry: false });
}

/** A page of connections with these ids. */
function page(...ids: readonly string[]): Reply {
  return { status: 200, body: { das_conn_info_list: ids.map((connection_id) => ({ connection_id })) } };
}

async function collect<Element>(list: AsyncIterable<Element>): Promise<Element[]> {
  const found: Element[] = [];
  for await (const item of list) found.push(item);
  return found;
}

describe('items', () => {
  test('reads page after page until one is not full, and keeps the rest of the query', async () => {
    const das = await clientOf(page('a', 'b'), page('c', 'd'), page('e'));
    const found = await collect(items(das, listConnection, { query: { perpage: '2', connection_type: 'SHARE' } }));
    expectTypeOf(found).toEqualTypeOf<Schema<'DasConnInfo'>[]>();
    expect(found.map(({ connection_id }) => connection_id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(server?.requests.map(({ url }) => url)).toEqual([
      '/v3/p/connections?perpage=2&connection_type=SHARE&curpage=1',
      '/v3/p/connections?perpage=2&connection_type=SHARE&curpage=2',
      '/v3/p/connections?perpage=2&connection_type=SHARE&curpage=3',
    ]);
  });

  test('uses the other spelling where the operation has that one', async () => {
    const das = await clientOf({ status: 200, body: { data: [{ user_name: 'one' }], total: 1 } });
    const found = await collect(items(das, listSharedConnections, { path: { connection_id: 'c' } }));
    expectTypeOf(found).toEqualTypeOf<Schema<'ConnSharedInfo'>[]>();
    expect(found).toEqual([{ user_name: 'one' }]);
    expect(server?.requests.map(({ url }) => url)).toEqual([
      '/v3/p/connections/c/get-shared-list?cur_page=1&per_page=100',
    ]);
  });

  test('counts items where the operation takes an offset', async () => {
    const das = await clientOf(page('a', 'b'), page('c', 'd'), page('e'));
    const found = await collect(items(das, listConnections, { query: { limit: 2, offset: 1 } }));
    expectTypeOf(found).toEqualTypeOf<Schema<'ApiListConnectionsInfoRespDasConnInfoList'>[]>();
    expect(found.map(({ connection_id }) => connection_id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(server?.requests.map(({ url }) => url)).toEqual([
      '/v3/p/list-connections?limit=2&offset=1',
      '/v3/p/list-connections?limit=2&offset=3',
      '/v3/p/list-connections?limit=2&offset=5',
    ]);
  });

  test('goes on where the answer says, also after a short or an empty page', async () => {
    const events = (sequences: readonly number[], next?: number): Reply => ({
      status: 200,
      body: { events: sequences.map((sequence) => ({ sequence })), ...(next !== undefined && { next }) },
    });
    const das = await clientOf(events([9, 8], 8), events([], 5), events([3], 2), events([1]));
    const found = await collect(items(das, listAuditEvents, { query: { limit: 2, result: 'denied' } }));
    expectTypeOf(found).toEqualTypeOf<Schema<'AuditEvent'>[]>();
    expect(found.map(({ sequence }) => sequence)).toEqual([9, 8, 3, 1]);
    const path = '/v3/p/opendas/audit-events?limit=2&result=denied';
    expect(server?.requests.map(({ url }) => url)).toEqual([
      path,
      `${path}&next=8`,
      `${path}&next=5`,
      `${path}&next=2`,
    ]);
  });

  test.each([
    { limit: 201, list: listConnections, message: 'limit: expected a whole number from 1 to 200.' },
    { limit: 0, list: listConnections, message: 'limit: expected a whole number from 1 to 200.' },
  ])('refuses a limit of $limit', async ({ limit, list, message }) => {
    const das = await clientOf(page());
    await expect(collect(items(das, list, { query: { limit } }))).rejects.toThrow(new TypeError(message));
    expect(server?.requests).toHaveLength(0);
  });

  test.each<{ name: string; replies: readonly Reply[]; want: number }>([
    { name: 'a last page that is full', replies: [page('a'), page()], want: 2 },
    { name: 'an answer without the list', replies: [{ status: 200, body: {} }], want: 1 },
  ])('ends after $name', async ({ replies, want }) => {
    const das = await clientOf(...replies);
    await collect(items(das, listConnection, { query: { perpage: '1' } }));
    expect(server?.requests).toHaveLength(want);
  });

  test.each(['0', '101', '1.5', 'all'])(
    'refuses %s items on a page, with which items would be missed',
    async (perpage) => {
      const das = await clientOf(page());
      await expect(collect(items(das, listConnection, { query: { perpage } }))).rejects.toThrow(
        new TypeError('perpage: expected a whole number from 1 to 100.'),
      );
      expect(server?.requests).toHaveLength(0);
    },
  );

  test.each([
    { curpage: '3', want: 'curpage=3' },
    { curpage: '0', want: 'curpage=1' },
  ])('begins at page $curpage with $want', async ({ curpage, want }) => {
    const das = await clientOf(page());
    await collect(items(das, listConnection, { query: { curpage } }));
    expect(server?.requests[0]?.url).toContain(want);
  });

  test('asks for no page that nobody needs', async () => {
    const das = await clientOf(page('a'), page('b'));
    for await (const { connection_id } of items(das, listConnection, { query: { perpage: '1' } })) {
      expect(connection_id).toBe('a');
      break;
    }
    expect(server?.requests).toHaveLength(1);
  });

  test('throws the error of a page, after the items before it', async () => {
    const das = await clientOf(page('a'), { status: 400, body: { error_code: 'DAS.200100' } });
    const seen: unknown[] = [];
    const read = async () => {
      for await (const item of items(das, listConnection, { query: { perpage: '1' } })) seen.push(item);
    };
    await expect(read()).rejects.toThrow(DasApiError);
    expect(seen).toHaveLength(1);
  });
});
