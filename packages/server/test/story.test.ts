import { expect, it } from 'vitest';
import { login } from './example-login.ts';
import { httpCall, type Answer } from './http-call.ts';
import { ids, tokenOf, type StoryUser } from './story-directory.ts';
import { describeOnEachServer, recipient, storyStart } from './story-server.ts';

const hour = 3_600_000;

describeOnEachServer('the story of a shared connection', (story) => {
  /** A call of a user in the project of that user's account, or in another one. */
  const as = (
    user: StoryUser,
    project: string = user.startsWith('recipient') ? ids.recipientsProject : ids.ownersProject,
  ) => {
    const call = (method: string, path: string, body?: unknown, version = 'v3'): Promise<Answer> =>
      httpCall(story.served().url, `/${version}/${project}/connections${path}`, {
        method,
        headers: { 'X-Auth-Token': tokenOf(user), 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    return {
      create: (members: object = {}) => call('POST', '', { ...login, ...members }),
      share: (connection: string, expiry?: string, users: object[] = [recipient], version = 'v3') =>
        call(
          'POST',
          '/share',
          { shared_conn_id: connection, users, ...(expiry !== undefined && { expired_time: expiry }) },
          version,
        ),
      cancel: (connection: string, users: object[] = [recipient]) =>
        call('DELETE', '/share', { shared_conn_id: connection, users }),
      rename: (connection: string, user_id: string, new_user_name: string) =>
        call('POST', `/${connection}/update-shared-info`, { user_id, new_user_name }),
      cancelNew: (connection: string) =>
        call('POST', '/cancel-share', { shared_conn_id: connection, users: [recipient] }, 'v3.1'),
      shares: (connection: string, query = '') => call('GET', `/${connection}/get-shared-list${query}`),
      list: (query = '') => call('GET', query),
      show: (connection: string) => call('GET', `/${connection}`),
    };
  };
  const received = async (user: StoryUser): Promise<unknown> => (await as(user).list('?connection_type=SHARE')).json;

  it('a connection is created, shared, seen by both, cancelled and gone', async () => {
    const connection = await story.createConnection({ remarks: 'Orders', port: 3306 });
    expect(connection).toMatch(/^[0-9a-f-]{36}$/);
    expect(await as('owner').share(connection, '2026-05-03T10:30:00.200Z')).toMatchObject({
      status: 200,
      json: { status: true },
    });

    story.now += hour;
    expect((await as('owner').shares(connection)).json).toStrictEqual({
      total: 1,
      data: [
        {
          user_id: ids.recipient,
          user_name: 'username',
          shared_time: storyStart,
          expired_time: Date.parse('2026-05-03T10:30:00.200Z'),
        },
      ],
    });
    expect((await as('owner').list()).json).toMatchObject({
      total_record: 1,
      das_conn_info_list: [{ conn_share_type: 'NORMAL', shared_count: 1 }],
    });
    const info = {
      connection_id: connection,
      instance_id: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
      network_type: 'rds',
      engine_type: 'mysql',
      user_name: 'root',
      is_save_password: true,
      port: 3306,
      remarks: 'Orders',
      create_at: storyStart,
      status: 'NORMAL',
      sql_record_flag: false,
      conn_share_type: 'SHARE',
      shared_user_name: 'owner',
      shared_user_id: ids.owner,
      expired_time: Date.parse('2026-05-03T10:30:00.200Z'),
    };
    expect(await received('recipient')).toStrictEqual({ total_record: 1, das_conn_info_list: [info] });
    expect((await as('recipient').show(connection)).json).toStrictEqual({ das_conn_info: info });

    expect(await as('owner').cancel(connection)).toMatchObject({ status: 200, json: { status: true } });
    expect(await received('recipient')).toStrictEqual({ total_record: 0, das_conn_info_list: [] });
    expect(await as('recipient').show(connection)).toMatchObject({ status: 404, json: { error_code: 'DAS.5010' } });
    expect(await as('owner').cancel(connection)).toMatchObject({
      status: 400,
      json: { error_code: 'DAS.5052', errorCodeStr: 'DAS.5052' },
    });
  });

  it('the operations of v3.1 do the same', async () => {
    const connection = await story.createConnection();
    expect(await as('owner').share(connection, '', [recipient], 'v3.1')).toMatchObject({
      status: 200,
      json: { status: true },
    });
    expect((await as('owner').shares(connection)).json).toStrictEqual({
      total: 1,
      data: [{ user_id: ids.recipient, user_name: 'username', shared_time: storyStart }],
    });
    expect(await as('owner').cancelNew(connection)).toMatchObject({ status: 200, json: { status: true } });
    expect(await as('owner').cancelNew(connection)).toMatchObject({ status: 400, json: { error_code: 'DAS.5052' } });
  });

  it('sharing again replaces name and expiry and keeps one record', async () => {
    const connection = await story.createConnection();
    await as('owner').share(connection, '2026-02-01T00:00:00.000Z');
    story.now += hour;
    await as('owner').share(connection, '2026-03-01T00:00:00.000Z', [{ ...recipient, user_name: 'renamed' }]);
    expect((await as('owner').shares(connection)).json).toStrictEqual({
      total: 1,
      data: [
        {
          user_id: ids.recipient,
          user_name: 'renamed',
          shared_time: storyStart,
          expired_time: Date.parse('2026-03-01T00:00:00.000Z'),
        },
      ],
    });
    await as('owner').share(connection);
    expect((await as('owner').shares(connection)).json).toStrictEqual({
      total: 1,
      data: [{ user_id: ids.recipient, user_name: 'username', shared_time: storyStart }],
    });
  });

  it('a share is renamed, keeps its times, and is found under the new name', async () => {
    const connection = await story.createConnection();
    await as('owner').share(connection, '2026-02-01T00:00:00.000Z', [recipient, { user_id: 'other', user_name: 'b' }]);
    story.now += hour;
    expect(await as('owner').rename(connection, ids.recipient, 'Ânalyst')).toMatchObject({
      status: 200,
      json: { status: true },
    });
    const share = {
      user_id: ids.recipient,
      user_name: 'Ânalyst',
      shared_time: storyStart,
      expired_time: Date.parse('2026-02-01T00:00:00.000Z'),
    };
    const found = await as('owner').shares(connection, `?keywords=${encodeURIComponent('âna')}`);
    expect(found.json).toStrictEqual({ total: 1, data: [share] });
    expect((await as('owner').shares(connection)).json).toMatchObject({ data: [share, { user_name: 'b' }] });

    story.now = share.expired_time;
    expect(await as('owners-root').rename(connection, ids.recipient, 'again')).toMatchObject({ status: 200 });
    expect((await as('owner').shares(connection)).json).toMatchObject({ data: [{ ...share, user_name: 'again' }, {}] });
    expect(await received('recipient')).toMatchObject({ total_record: 0 });
  });

  it('only who manages a connection renames its shares', async () => {
    const connection = await story.createConnection();
    await as('owner').share(connection);
    expect(await as('recipient').rename(connection, ids.recipient, 'x')).toMatchObject({
      status: 403,
      json: { error_code: 'IAM.0002' },
    });
    for (const stranger of ['colleague', 'recipients-root'] as const) {
      expect(await as(stranger).rename(connection, ids.recipient, 'x')).toMatchObject({
        status: 400,
        json: { error_code: 'DAS.5010' },
      });
    }
    expect(await as('owner').rename(connection, ids.owner, 'x')).toMatchObject({
      status: 400,
      json: { error_code: 'DAS.5052', errorCodeStr: 'DAS.5052' },
    });
    expect((await as('owner').shares(connection)).json).toMatchObject({ total: 1, data: [recipient] });
  });

  it('a share ends at its expiry for the recipient, and the owner still sees it', async () => {
    const connection = await story.createConnection();
    const expiry = '2026-01-20T09:00:00.000Z';
    await as('owner').share(connection, expiry);
    story.now = Date.parse(expiry) - 1;
    expect(await received('recipient')).toMatchObject({ total_record: 1 });
    story.now = Date.parse(expiry);
    expect(await received('recipient')).toMatchObject({ total_record: 0 });
    expect(await as('recipient').show(connection)).toMatchObject({ status: 404 });
    expect((await as('owner').shares(connection)).json).toMatchObject({
      total: 1,
      data: [{ expired_time: story.now }],
    });
    expect(await as('owner').share(connection, expiry)).toMatchObject({
      status: 400,
      json: { error_code: 'DAS.200100' },
    });
    expect(await as('owner').share(connection, '2026-01-20T09:00:00.001Z')).toMatchObject({ status: 200 });
    expect(await received('recipient')).toMatchObject({ total_record: 1 });
  });

  it('a stranger, in the same account or another one, learns nothing of a connection', async () => {
    const connection = await story.createConnection();
    const unknown = '00000000-0000-4000-8000-000000000000';
    await as('owner').share(connection);
    for (const stranger of ['colleague', 'recipients-root'] as const) {
      const user = as(stranger);
      expect(await received(stranger)).toMatchObject({ total_record: 0 });
      for (const call of [user.show, user.shares, user.share, user.cancel] as const) {
        const [real, random] = [await call(connection), await call(unknown)];
        expect(real.status).toBe(random.status);
        expect(withoutIds(real, connection)).toStrictEqual(withoutIds(random, unknown));
        expect(real.json).toMatchObject({ error_code: 'DAS.5010' });
      }
    }
    expect((await as('owner').shares(connection)).json).toMatchObject({ total: 1 });
  });

  it('nobody gets into the project of another account', async () => {
    const connection = await story.createConnection();
    for (const user of ['recipient', 'recipients-root'] as const) {
      const { show, share, list, create } = as(user, ids.ownersProject);
      for (const answer of [await show(connection), await share(connection), await list(), await create()]) {
        expect(answer).toMatchObject({ status: 403, json: { error_code: 'APIGW.0310' } });
      }
    }
  });

  it('a recipient uses a connection and does not manage it', async () => {
    const connection = await story.createConnection();
    await as('owner').share(connection);
    const { share, cancel, shares } = as('recipient');
    for (const answer of [await share(connection), await cancel(connection), await shares(connection)]) {
      expect(answer).toMatchObject({ status: 403, json: { error_code: 'IAM.0002' } });
    }
  });

  it("the root user of the owner's account manages it", async () => {
    const connection = await story.createConnection();
    const root = as('owners-root');
    expect(await root.share(connection)).toMatchObject({ status: 200 });
    expect((await root.shares(connection)).json).toMatchObject({ total: 1 });
    expect(await root.show(connection)).toMatchObject({ status: 200 });
    expect(await root.cancel(connection)).toMatchObject({ status: 200 });
  });

  it('several users are shared or cancelled together, or none', async () => {
    const connection = await story.createConnection();
    const others = [1, 2].map((number) => ({ user_id: `other-${number}`, user_name: `Other ${number}` }));
    const owner = { user_id: ids.owner, user_name: 'owner' };
    expect(await as('owner').share(connection, undefined, [...others, owner])).toMatchObject({ status: 400 });
    expect((await as('owner').shares(connection)).json).toMatchObject({ total: 0 });
    expect(await as('owner').share(connection, undefined, others)).toMatchObject({ status: 200 });
    expect(await as('owner').cancel(connection, [...others, recipient])).toMatchObject({
      status: 400,
      json: { error_code: 'DAS.5052' },
    });
    expect((await as('owner').shares(connection)).json).toMatchObject({ total: 2 });
    expect(await as('owner').cancel(connection, others)).toMatchObject({ status: 200 });
    expect((await as('owner').shares(connection)).json).toMatchObject({ total: 0 });
  });

  it('lists come in pages and are filtered', async () => {
    for (const remarks of ['one', 'two', 'three']) {
      story.now += hour;
      await story.createConnection({ remarks });
    }
    const remarksOf = async (query: string): Promise<unknown> => {
      const { total_record, das_conn_info_list } = (await as('owner').list(query)).json as {
        total_record: number;
        das_conn_info_list: { remarks: string }[];
      };
      return { total: total_record, remarks: das_conn_info_list.map((info) => info.remarks) };
    };
    expect(await remarksOf('')).toStrictEqual({ total: 3, remarks: ['three', 'two', 'one'] });
    expect(await remarksOf('?perpage=2&curpage=2')).toStrictEqual({ total: 3, remarks: ['one'] });
    expect(await remarksOf('?perpage=2&curpage=0')).toStrictEqual({ total: 3, remarks: ['three', 'two'] });
    expect(await remarksOf('?perpage=0')).toStrictEqual({ total: 3, remarks: [] });
    expect(await remarksOf('?curpage=2147483647')).toStrictEqual({ total: 3, remarks: [] });
    expect(await remarksOf('?condition=TW')).toStrictEqual({ total: 1, remarks: ['two'] });
    expect(await remarksOf('?condition=%25')).toStrictEqual({ total: 0, remarks: [] });
    expect(await remarksOf('?datastore_type=mongodb')).toStrictEqual({ total: 0, remarks: [] });
  });

  it('shares are found by user id and by name', async () => {
    const connection = await story.createConnection();
    await as('owner').share(connection, undefined, [recipient, { user_id: 'other', user_name: 'Ânalyst' }]);
    const found = async (keywords: string): Promise<unknown> =>
      (await as('owner').shares(connection, `?keywords=${encodeURIComponent(keywords)}`)).json;
    expect(await found(ids.recipient)).toMatchObject({ total: 1, data: [{ user_id: ids.recipient }] });
    expect(await found('âNAL')).toMatchObject({ total: 1, data: [{ user_id: 'other' }] });
    expect(await found('')).toMatchObject({ total: 2 });
    expect(await found('nobody')).toMatchObject({ total: 0 });
  });

  it('readyz says whether the database answers', async () => {
    expect(await httpCall(story.served().url, '/readyz')).toMatchObject({ status: 200, json: { status: 'ok' } });
  });
});

/** An answer without what differs between any two requests: the ids of the request and of the connection. */
function withoutIds({ json }: Answer, connection: string): unknown {
  return JSON.parse(JSON.stringify({ ...Object(json), request_id: '' }).replaceAll(connection, 'CONNECTION'));
}
