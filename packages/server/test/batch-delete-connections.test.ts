import { describe, expect, it } from 'vitest';
import { login } from './example-login.ts';
import { describeOnEachServer, recipient, type StoryServer } from './story-server.ts';

const unknown = '00000000-0000-4000-8000-000000000000';

describeOnEachServer('BatchDeleteConnectionNew', (story) => {
  type User = Parameters<StoryServer['call']>[0];
  const remove = (body: unknown, user: User = 'owner', more: Parameters<StoryServer['call']>[4] = {}) =>
    story.call(user, 'DELETE', '/batch-delete-connections', body, more);
  const total = async (user: User = 'owner'): Promise<unknown> =>
    Reflect.get(Object((await story.call(user, 'GET', '/connections')).json), 'total_record');

  it.each<{ name: string; items: (a: string, b: string) => unknown[] }>([
    {
      name: 'objects, as the page and the SDKs write them',
      items: (a, b) => [{ connection_id: a }, { connection_id: b }],
    },
    { name: 'texts, as the Terraform provider writes them', items: (a, b) => [a, b] },
    { name: 'both', items: (a, b) => [a, { connection_id: b }] },
    { name: 'the same twice', items: (a, b) => [a, { connection_id: b }, { connection_id: a }, b] },
    { name: 'unknown members', items: (a, b) => [{ connection_id: a, name: 'x' }, b] },
  ])('deletes connections that are named by $name', async ({ items }) => {
    const [one, two, kept] = [
      await story.createConnection(),
      await story.createConnection(),
      await story.createConnection(),
    ];
    expect(await remove({ connection_ids: items(one, two) })).toMatchObject({ status: 200, json: { status: true } });
    expect(await story.show('owner', one)).toBeUndefined();
    expect(await story.show('owner', two)).toBeUndefined();
    expect(await story.show('owner', kept)).toBeDefined();
  });

  it('reads a body in chunks, as the Java SDK sends every body', async () => {
    const connection = await story.createConnection();
    expect(await remove({ connection_ids: [connection] }, 'owner', { chunked: true })).toMatchObject({ status: 200 });
    expect(await total()).toBe(0);
  });

  it('cancels the shares of what it deletes', async () => {
    const connection = await story.createConnection();
    await story.share(connection);
    expect(await total('recipient')).toBe(1);
    await remove({ connection_ids: [connection] });
    expect(await total('recipient')).toBe(0);
    expect(await story.show('recipient', connection)).toBeUndefined();
    const shares = await story.served().store.db.selectFrom('shares').selectAll().execute();
    expect(shares).toStrictEqual([]);
    const body = { shared_conn_id: connection, users: [recipient] };
    expect(await story.call('owner', 'DELETE', '/connections/share', body)).toMatchObject({
      status: 400,
      json: { error_code: 'DAS.5010' },
    });
  });

  it('deletes nothing where one connection does not exist', async () => {
    const connection = await story.createConnection();
    expect(await remove({ connection_ids: [connection, { connection_id: unknown }] })).toMatchObject({
      status: 400,
      json: {
        error_code: 'DAS.5010',
        errorCodeStr: 'DAS.5010',
        error_msg: `The connection ${unknown} does not exist. Use the id of a connection of this project.`,
      },
    });
    expect(await story.show('owner', connection)).toBeDefined();
  });

  it('deletes nothing where one connection is only received', async () => {
    const received = await story.createConnection();
    await story.share(received);
    const { json } = await story.call('recipient', 'POST', '/connections', login);
    const own = String(Reflect.get(Object(json), 'connection_id'));
    expect(await remove({ connection_ids: [own, received] }, 'recipient')).toMatchObject({
      status: 403,
      json: { error_code: 'IAM.0002' },
    });
    expect(await story.show('recipient', own)).toBeDefined();
    expect(await story.show('owner', received)).toBeDefined();
  });

  it('tells a stranger nothing', async () => {
    const connection = await story.createConnection();
    for (const user of ['colleague', 'recipients-root'] as const) {
      const [real, random] = [
        await remove({ connection_ids: [connection] }, user),
        await remove({ connection_ids: [unknown] }, user),
      ];
      expect(real.status).toBe(400);
      expect(withoutIds(real.json, connection)).toStrictEqual(withoutIds(random.json, unknown));
    }
    expect(await story.show('owner', connection)).toBeDefined();
  });

  it("lets the root user of the owner's account do it", async () => {
    const connection = await story.createConnection();
    expect(await remove({ connection_ids: [connection] }, 'owners-root')).toMatchObject({ status: 200 });
    expect(await story.show('owner', connection)).toBeUndefined();
  });

  it('is not idempotent: what is deleted does not exist', async () => {
    const connection = await story.createConnection();
    await remove({ connection_ids: [connection] });
    expect(await remove({ connection_ids: [connection] })).toMatchObject({
      status: 400,
      json: { error_code: 'DAS.5010' },
    });
  });

  it('answers one of two requests at once, in either order of their ids', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => story.createConnection()));
    const answers = await Promise.all([
      remove({ connection_ids: ids }),
      remove({ connection_ids: ids.toReversed() }),
      remove({ connection_ids: ids }),
    ]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toStrictEqual(['200', '400', '400']);
    expect(await total()).toBe(0);
  });

  describe('with delete_all', () => {
    it.each([{ delete_all: true }, { delete_all: true, connection_ids: [] }])(
      'deletes what the caller owns in the project with %o',
      async (body) => {
        await story.createConnection();
        await story.createConnection();
        const { json } = await story.call('colleague', 'POST', '/connections', login);
        expect(await remove(body)).toMatchObject({ status: 200, json: { status: true } });
        expect(await total()).toBe(0);
        expect(await story.show('colleague', String(Reflect.get(Object(json), 'connection_id')))).toBeDefined();
      },
    );

    it('keeps what the caller only received, and what the account owns', async () => {
      const connection = await story.createConnection();
      await story.share(connection);
      expect(await remove({ delete_all: true }, 'recipient')).toMatchObject({ status: 200 });
      expect(await remove({ delete_all: true }, 'owners-root')).toMatchObject({ status: 200 });
      expect(await story.show('recipient', connection)).toBeDefined();
    });
  });

  it.each([
    { body: {}, message: /^connection_ids: expected at least 1 item, got 0\.$/ },
    { body: { connection_ids: [] }, message: /^connection_ids: expected at least 1 item, got 0\.$/ },
    { body: { delete_all: false }, message: /^connection_ids: expected at least 1 item, got 0\.$/ },
    {
      body: { delete_all: true, connection_ids: [unknown] },
      message:
        /^connection_ids: expected no items where delete_all is true, got 1\. Send one of them without the other\.$/,
    },
    { body: { delete_all: 'true' }, message: /^delete_all: / },
    { body: { connection_ids: unknown }, message: /^connection_ids: / },
    { body: { connection_ids: ['abc'] }, message: /^connection_ids\[0\]: .*36 letters, digits or hyphens/ },
    {
      body: { connection_ids: [{ connection_id: 'abc' }] },
      message: /^connection_ids\[0\]\.connection_id: .*36 letters/,
    },
    { body: { connection_ids: [{}] }, message: /^connection_ids\[0\]\.connection_id: this member is required/ },
    { body: { connection_ids: [7] }, message: /^connection_ids\[0\]: / },
    { body: { connection_ids: [null] }, message: /^connection_ids\[0\]: / },
    { body: { connection_ids: Array.from({ length: 1001 }, () => unknown) }, message: /^connection_ids: .*1000/ },
    { body: undefined, message: /^body: / },
  ])('refuses $body and deletes nothing', async ({ body, message }) => {
    await story.createConnection();
    expect(await remove(body)).toMatchObject({
      status: 400,
      json: { error_code: 'DAS.200100', error_msg: expect.stringMatching(message) },
    });
    expect(await total()).toBe(1);
  });
});

/** An answer without what differs between any two requests: the ids of the request and of the connection. */
function withoutIds(json: unknown, connection: string): unknown {
  return JSON.parse(JSON.stringify({ ...Object(json), request_id: '' }).replaceAll(connection, 'CONNECTION'));
}
