import { describe, expect, it } from 'vitest';
import { describeOnEachServer } from './story-server.ts';

/** A list as its client sees it. */
interface Listed {
  readonly total: unknown;
  readonly remarks: readonly unknown[];
}

describeOnEachServer('lists of connections', (story) => {
  const list = async (path: string): Promise<Listed> => {
    const { json } = await story.call('owner', 'GET', path);
    const { total_record: total, das_conn_info_list: items } = Object(json) as {
      readonly total_record: unknown;
      readonly das_conn_info_list: readonly { readonly remarks?: unknown }[];
    };
    return { total, remarks: items.map(({ remarks }) => remarks) };
  };
  const createFive = async (): Promise<void> => {
    for (const remarks of ['one', 'two', 'three', 'four', 'five']) {
      story.now += 1000;
      await story.createConnection({ remarks });
    }
  };

  describe('in pages', () => {
    it.each([
      { client: 'the Terraform provider', query: 'limit=2&offset=0', want: ['five', 'four'] },
      { client: 'the Terraform provider, further on', query: 'limit=2&offset=2', want: ['three', 'two'] },
      { client: 'the Terraform provider, at the end', query: 'limit=2&offset=4', want: ['one'] },
      { client: 'the Terraform provider, not at a border', query: 'limit=3&offset=1', want: ['four', 'three', 'two'] },
      { client: 'the Python SDK 3.1.219', query: 'curpage=2&perpage=2', want: ['three', 'two'] },
      { client: 'the Python SDK, first page', query: 'curpage=0&perpage=2', want: ['five', 'four'] },
      { client: 'a client with both spellings', query: 'curpage=3&perpage=2&limit=5&offset=0', want: ['one'] },
      { client: 'a client with half of both', query: 'perpage=1&limit=5&offset=3', want: ['five'] },
      {
        client: 'a client with an underscore',
        query: 'cur_page=2&per_page=2',
        want: ['five', 'four', 'three', 'two', 'one'],
      },
    ])('ListConnection understands $client', async ({ query, want }) => {
      await createFive();
      expect(await list(`/connections?${query}`)).toStrictEqual({ total: 5, remarks: want });
    });

    it.each([
      { query: '', want: ['five', 'four', 'three', 'two', 'one'] },
      { query: '?limit=2', want: ['five', 'four'] },
      { query: '?offset=3', want: ['two', 'one'] },
      { query: '?offset=3&limit=1', want: ['two'] },
      { query: '?offset=5', want: [] },
      { query: '?offset=2147483647&limit=200', want: [] },
      { query: '?curpage=2&perpage=2', want: ['five', 'four', 'three', 'two', 'one'] },
    ])('ListConnections gives $want for $query', async ({ query, want }) => {
      await createFive();
      expect(await list(`/list-connections${query}`)).toStrictEqual({ total: 5, remarks: want });
    });

    it('of the Terraform provider come to an end: it asks until a page has less than 100', async () => {
      await createFive();
      const seen: unknown[] = [];
      for (let offset = 0, length = 2; length === 2; offset += length) {
        const { remarks } = await list(`/connections?limit=2&offset=${offset}`);
        seen.push(...remarks);
        length = remarks.length;
      }
      expect(seen).toStrictEqual(['five', 'four', 'three', 'two', 'one']);
    });
  });

  it.each([
    { path: '/list-connections?offset=-1', code: 'DAS.200103' },
    { path: '/list-connections?offset=2147483648', code: 'DAS.200103' },
    { path: '/list-connections?offset=x', code: 'DAS.200103' },
    { path: '/list-connections?offset=', code: 'DAS.200103' },
    { path: '/list-connections?limit=0', code: 'DAS.200104' },
    { path: '/list-connections?limit=201', code: 'DAS.200104' },
    { path: '/list-connections?limit=1&limit=2', code: 'DAS.200104' },
    { path: '/list-connections?limit=1.5', code: 'DAS.200104' },
    { path: '/list-connections?datastore_type=oracle', code: 'DAS.200107' },
    { path: '/list-connections?network_type=vpc', code: 'DAS.200100' },
    { path: '/list-connections?connection_type=BOTH', code: 'DAS.200100' },
    { path: '/list-connections?instance_id=1', code: 'DAS.200100' },
    { path: '/connections?datastore_type=oracle', code: 'DAS.200107' },
    { path: '/connections?limit=201', code: 'DAS.200100' },
    { path: '/connections?offset=-1', code: 'DAS.200100' },
    { path: '/connections?curpage=-1', code: 'DAS.200100' },
    { path: '/connections?perpage=101', code: 'DAS.200100' },
  ])('$path is refused with $code', async ({ path, code }) => {
    expect(await story.call('owner', 'GET', path)).toMatchObject({
      status: 400,
      json: { error_code: code, errorCodeStr: code },
    });
  });

  it('ListConnections gives the shorter record, required members also of an empty list', async () => {
    expect((await story.call('owner', 'GET', '/list-connections')).json).toStrictEqual({
      total_record: 0,
      das_conn_info_list: [],
    });
    const connection = await story.createConnection({ sql_record_flag: true });
    await story.share(connection, '2026-05-03T10:30:00.200Z');
    const record = {
      connection_id: connection,
      instance_id: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
      network_type: 'rds',
      engine_type: 'mysql',
      user_name: 'root',
      is_save_password: true,
      create_at: story.now,
      status: 'NORMAL',
    };
    expect((await story.call('owner', 'GET', '/list-connections')).json).toStrictEqual({
      total_record: 1,
      das_conn_info_list: [{ ...record, conn_share_type: 'NORMAL' }],
    });
    expect((await story.call('recipient', 'GET', '/list-connections?connection_type=SHARE')).json).toStrictEqual({
      total_record: 1,
      das_conn_info_list: [
        {
          ...record,
          conn_share_type: 'SHARE',
          shared_user_name: 'owner',
          shared_user_id: expect.any(String),
          expired_time: Date.parse('2026-05-03T10:30:00.200Z'),
        },
      ],
    });
  });

  it.each(['/connections', '/list-connections'])(
    '%s finds by what connections say, not by what stands between',
    async (path) => {
      await story.createConnection({ remarks: 'Orders' });
      expect(await list(`${path}?condition=orders`)).toMatchObject({ total: 1 });
      expect(await list(`${path}?condition=`)).toMatchObject({ total: 1 });
      expect(await list(`${path}?condition=%1F`)).toMatchObject({ total: 0 });
      expect(await list(`${path}?condition=orders%1Froot`)).toMatchObject({ total: 0 });
    },
  );

  it('the total and the rows are of one moment', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 3; count++) ids.push(await story.createConnection({ remarks: 'kept' }));
    const changing = (async () => {
      for (let count = 0; count < 15; count++) {
        const added = [await story.createConnection(), await story.createConnection()];
        await story.call('owner', 'DELETE', '/batch-delete-connections', { connection_ids: added });
      }
    })();
    for (let reads = 0; reads < 30; reads++) {
      const { total, remarks } = await list('/connections?limit=200');
      expect(remarks).toHaveLength(Number(total));
    }
    await changing;
  });
});
