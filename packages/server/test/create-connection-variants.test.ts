import { expect, it } from 'vitest';
import { login } from './example-login.ts';
import { describeOnEachServer } from './story-server.ts';

const { instance_id: instance, ...loginOfInstance } = login;

/** The operations that save a login, and how each is asked. */
const variants = [
  { operation: 'CreateConnection', path: '/connections', body: login },
  { operation: 'CreateDbsConnection', path: '/dbs-connection', body: login },
  {
    operation: 'CreateInstanceConnection',
    path: `/instances/${instance}/create-connection`,
    body: loginOfInstance,
  },
] as const;

describeOnEachServer('creating a connection', (story) => {
  it.each(variants)('$operation saves a login that its owner sees, shares and deletes', async ({ path, body }) => {
    const { status, json } = await story.call('owner', 'POST', path, { ...body, port: 3306, remarks: 'Orders' });
    expect({ status, json }).toStrictEqual({ status: 200, json: { connection_id: expect.any(String) } });
    const connection = String(Reflect.get(Object(json), 'connection_id'));
    expect(await story.show('owner', connection)).toMatchObject({
      connection_id: connection,
      instance_id: instance,
      engine_type: 'mysql',
      network_type: 'rds',
      user_name: 'root',
      is_save_password: true,
      port: 3306,
      remarks: 'Orders',
      conn_share_type: 'NORMAL',
    });
    await story.share(connection);
    expect(await story.show('recipient', connection)).toMatchObject({ conn_share_type: 'SHARE' });
    const deletion = { connection_ids: [connection] };
    expect(await story.call('owner', 'DELETE', '/batch-delete-connections', deletion)).toMatchObject({ status: 200 });
  });

  it.each(variants)(
    '$operation takes the empty text for unset, as the Terraform provider sends it',
    async (variant) => {
      const { json } = await story.call('owner', 'POST', variant.path, {
        ...variant.body,
        remarks: '',
        database_name: '',
      });
      const shown = await story.show('owner', String(Reflect.get(Object(json), 'connection_id')));
      expect(shown).not.toHaveProperty('remarks');
      expect(shown).not.toHaveProperty('database_name');
    },
  );

  it.each(variants)(
    '$operation takes a port as a JSON number only, as the Terraform provider sends it',
    async (variant) => {
      expect(await story.call('owner', 'POST', variant.path, { ...variant.body, port: '3306' })).toMatchObject({
        status: 400,
        json: { error_code: 'DAS.200100', error_msg: expect.stringMatching(/^port: /) },
      });
    },
  );

  it.each(variants)('$operation takes every network type of the official SDKs', async ({ path, body }) => {
    for (const network_type of ['gaussdb', 'dds', 'rds', 'ecs', 'gemini', 'ddm']) {
      expect(await story.call('owner', 'POST', path, { ...body, network_type })).toMatchObject({ status: 200 });
    }
    expect(await story.call('owner', 'POST', path, { ...body, network_type: 'vpc' })).toMatchObject({ status: 400 });
  });

  it.each(variants)('$operation never repeats a password', async ({ path, body }) => {
    const password = 'canary-\0-password';
    const { status, text } = await story.call('owner', 'POST', path, { ...body, password });
    expect(status).toBe(400);
    expect(text).not.toContain('canary');
  });

  it('CreateInstanceConnection goes by the instance in the path', async () => {
    const other = { ...loginOfInstance, instance_id: '9'.repeat(36) };
    const { json } = await story.call('owner', 'POST', `/instances/${instance}/create-connection`, other);
    const shown = await story.show('owner', String(Reflect.get(Object(json), 'connection_id')));
    expect(shown).toMatchObject({ instance_id: instance });
  });

  it.each([
    { instance_id: '1'.repeat(32), status: 200 },
    { instance_id: '1'.repeat(31), status: 400 },
    { instance_id: '1'.repeat(37), status: 400 },
    { instance_id: `${'1'.repeat(31)}-`, status: 400 },
  ])('CreateInstanceConnection answers $status for the instance id $instance_id', async ({ instance_id, status }) => {
    const answer = await story.call('owner', 'POST', `/instances/${instance_id}/create-connection`, loginOfInstance);
    expect(answer).toMatchObject({ status, ...(status === 400 && { json: { error_code: 'DAS.200114' } }) });
  });

  it.each([
    { language: 'zh-cn', status: 200 },
    { language: 'en-us', status: 200 },
    { language: 'fr-fr', status: 400 },
  ])('CreateInstanceConnection answers $status for the language $language', async ({ language, status }) => {
    const answer = await story.call('owner', 'POST', `/instances/${instance}/create-connection`, loginOfInstance, {
      headers: { 'X-Language': language },
    });
    expect(answer).toMatchObject({ status });
  });
});
