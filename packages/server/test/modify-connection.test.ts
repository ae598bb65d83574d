import { expect, it } from 'vitest';
import { login } from './example-login.ts';
import { describeOnEachServer, recipient } from './story-server.ts';

const change = { username: 'writer', password: 'another-password', is_save_password: true };
const everyMember = {
  ...change,
  port: 3307,
  database_name: 'invoices',
  remarks: 'Invoices',
  sql_record_flag: true,
  node_ids: ['27a73a23badb4c40b6ea48e7bfa5e83fno01'],
};

describeOnEachServer('ModifyConnection', (story) => {
  const modify = (connection: string, members: object, user: Parameters<typeof story.call>[0] = 'owner') =>
    story.call(user, 'PUT', `/connections/${connection}`, members);

  it('changes every member and answers 200 without a body', async () => {
    const connection = await story.createConnection();
    const answer = await modify(connection, everyMember);
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.headers).toMatchObject({ 'content-length': '0', 'x-request-id': expect.any(String) });
    expect(answer.headers).not.toHaveProperty('content-type');
    expect(await story.show('owner', connection)).toMatchObject({
      connection_id: connection,
      user_name: 'writer',
      port: 3307,
      database_name: 'invoices',
      remarks: 'Invoices',
      sql_record_flag: true,
      is_save_password: true,
    });
  });

  it('keeps what the request leaves out', async () => {
    const connection = await story.createConnection({ port: 3306, database_name: 'orders', remarks: 'Orders' });
    const before = await story.show('owner', connection);
    expect(await modify(connection, change)).toMatchObject({ status: 200 });
    expect(await story.show('owner', connection)).toStrictEqual({ ...before, user_name: 'writer' });
  });

  it('takes the empty text for unset, as the Terraform provider sends it', async () => {
    const connection = await story.createConnection({ database_name: 'orders', remarks: 'Orders' });
    await modify(connection, { ...change, database_name: '', remarks: '' });
    const shown = await story.show('owner', connection);
    expect(shown).not.toHaveProperty('remarks');
    expect(shown).not.toHaveProperty('database_name');
  });

  it.each([{ engine_type: 'mongodb' }, { network_type: 'dds' }, { instance_id: '9'.repeat(36) }])(
    'does not change %o',
    async (members) => {
      const connection = await story.createConnection();
      const before = await story.show('owner', connection);
      expect(await modify(connection, { ...change, username: 'root', ...members })).toMatchObject({ status: 200 });
      expect(await story.show('owner', connection)).toStrictEqual(before);
    },
  );

  it('is found by its new remarks and user, and no longer by the old ones', async () => {
    await modify(await story.createConnection({ remarks: 'Orders' }), { ...change, remarks: 'Invoices' });
    const found = async (condition: string): Promise<unknown> =>
      (await story.call('owner', 'GET', `/connections?condition=${condition}`)).json;
    expect(await found('invoices')).toMatchObject({ total_record: 1 });
    expect(await found('writer')).toMatchObject({ total_record: 1 });
    expect(await found('orders')).toMatchObject({ total_record: 0 });
    expect(await found('root')).toMatchObject({ total_record: 0 });
  });

  it('removes the stored password, and stores one again', async () => {
    const connection = await story.createConnection();
    const stored = () =>
      story
        .served()
        .store.db.selectFrom('connections')
        .select('encrypted_password')
        .where('id', '=', connection)
        .executeTakeFirstOrThrow();
    const before = (await stored()).encrypted_password;
    expect(await modify(connection, { ...change, is_save_password: false })).toMatchObject({ status: 200 });
    expect(await stored()).toStrictEqual({ encrypted_password: null });
    expect(await story.show('owner', connection)).toMatchObject({ is_save_password: false });
    await modify(connection, change);
    const after = (await stored()).encrypted_password;
    expect(after).toBeInstanceOf(Uint8Array);
    expect(after).not.toStrictEqual(before);
  });

  it('keeps shares, whose recipient sees the change', async () => {
    const connection = await story.createConnection();
    await story.share(connection, '2026-05-03T10:30:00.200Z');
    const before = await story.show('recipient', connection);
    expect(before).toMatchObject({ conn_share_type: 'SHARE' });
    await modify(connection, { ...change, is_save_password: false });
    expect(await story.show('recipient', connection)).toStrictEqual({
      ...before,
      user_name: 'writer',
      is_save_password: false,
    });
  });

  it("lets the root user of the owner's account do it", async () => {
    const connection = await story.createConnection();
    expect(await modify(connection, change, 'owners-root')).toMatchObject({ status: 200 });
    expect(await story.show('owner', connection)).toMatchObject({ user_name: 'writer' });
  });

  it('refuses a recipient, and tells a stranger nothing', async () => {
    const connection = await story.createConnection();
    await story.share(connection);
    expect(await modify(connection, change, 'recipient')).toMatchObject({
      status: 403,
      json: { error_code: 'IAM.0002' },
    });
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const user of ['colleague', 'recipients-root'] as const) {
      for (const id of [connection, unknown]) {
        expect(await modify(id, change, user)).toMatchObject({
          status: 400,
          json: {
            error_code: 'DAS.5010',
            errorCodeStr: 'DAS.5010',
            error_msg: `The connection ${id} does not exist. Use the id of a connection of this project.`,
          },
        });
      }
    }
    expect(await story.show('owner', connection)).toMatchObject({ user_name: 'root' });
  });

  it.each([
    { name: 'without a password', members: { ...change, password: undefined }, field: 'password' },
    { name: 'with a port as text', members: { ...change, port: '3306' }, field: 'port' },
    { name: 'with port 65536', members: { ...change, port: 65_536 }, field: 'port' },
    { name: 'with a NUL character', members: { ...change, remarks: '\0' }, field: 'remarks' },
  ])('refuses a request $name and changes nothing', async ({ members, field }) => {
    const connection = await story.createConnection();
    const before = await story.show('owner', connection);
    expect(await modify(connection, members)).toMatchObject({
      status: 400,
      json: { error_code: 'DAS.200100', error_msg: expect.stringMatching(`^${field}: `) },
    });
    expect(await story.show('owner', connection)).toStrictEqual(before);
  });

  it('changes made at once come one after the other, each whole', async () => {
    const connection = await story.createConnection();
    const names = ['one', 'two', 'three', 'four', 'five'];
    const answers = await Promise.all([
      ...names.map((name) => modify(connection, { ...change, username: name, remarks: name, database_name: name })),
      story.call('owner', 'POST', '/connections/share', { shared_conn_id: connection, users: [recipient] }),
    ]);
    expect(answers.map(({ status }) => status)).toStrictEqual(answers.map(() => 200));
    const { user_name, remarks, database_name } = (await story.show('owner', connection)) ?? {};
    expect(names).toContain(user_name);
    expect([remarks, database_name]).toStrictEqual([user_name, user_name]);
    expect(await story.show('recipient', connection)).toMatchObject({ user_name });
  });

  it('the paths of sharing stay what they are', async () => {
    expect(await story.call('owner', 'PUT', '/connections/share', change)).toMatchObject({
      status: 405,
      headers: { allow: 'DELETE, POST' },
    });
    expect(await story.call('owner', 'PUT', '/connections', login)).toMatchObject({ status: 405 });
  });
});
