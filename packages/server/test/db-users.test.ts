import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serveStore, type ServedStore } from '../src/testing/serve-store.ts';
import { databases, type TestDatabase } from './databases.ts';
import { httpCall, type Answer } from './http-call.ts';
import { ids, storyDirectory, tokenOf, type StoryUser } from './story-directory.ts';

const instance = '17a73a23badb4c40b6ea48e7bfa5e83fin01';
const otherInstance = '27a73a23badb4c40b6ea48e7bfa5e83fin01';
const unknown = '00000000-0000-4000-8000-000000000000';
const password = 'canary-password';

describe.each(Object.entries(databases))('registered database users on %s', (_name, startDatabase) => {
  let database: TestDatabase;
  let server: ServedStore;
  const log: string[] = [];

  beforeAll(async () => {
    database = await startDatabase();
    server = await serveStore({ databaseUrl: database.url, onLogLine: (line) => log.push(line) });
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.stop();
  });
  beforeEach(() => server.reset(storyDirectory()));

  /** Calls of a user about an instance, in the project of the user's account. */
  const as = (user: StoryUser, instanceId = instance) => {
    const project = user.startsWith('recipient') ? ids.recipientsProject : ids.ownersProject;
    const call = (method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> =>
      httpCall(server.url, `/v3/${project}/instances/${instanceId}/db-users${path}`, {
        method,
        headers: { 'X-Auth-Token': tokenOf(user), 'Content-Type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    return {
      register: (members: object = {}, headers?: Record<string, string>) =>
        call(
          'POST',
          '',
          { db_username: 'app', db_user_password: password, datastore_type: 'MySQL', ...members },
          headers,
        ),
      list: (query = '') => call('GET', query),
      show: (id: string) => call('GET', `/${id}`),
      update: (id: string, db_username: string) =>
        call('PUT', `/${id}`, { db_username, db_user_password: 'canary-new' }),
      remove: (id: string) => call('DELETE', `/${id}`),
    };
  };
  const registered = async (db_username: string, instanceId = instance): Promise<string> =>
    String(Reflect.get(Object((await as('owner', instanceId).register({ db_username })).json), 'db_user_id'));
  const namesOf = async (query: string): Promise<unknown> => {
    const { total, db_users } = (await as('owner').list(query)).json as {
      total: number;
      db_users: { db_username: string }[];
    };
    return [total, ...db_users.map((user) => user.db_username)];
  };
  const refused = (error_code: string) => ({ status: 400, json: { error_code, errorCodeStr: error_code } });

  it('are registered, shown, changed and removed', async () => {
    const id = await registered('app');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect((await as('owner').show(id)).json).toStrictEqual({ db_user: { db_user_id: id, db_username: 'app' } });
    expect((await as('owner').update(id, 'application')).json).toStrictEqual({ result: 'OK' });
    expect((await as('owner').list()).json).toStrictEqual({
      total: 1,
      db_users: [{ db_user_id: id, db_username: 'application' }],
    });
    expect((await as('owner').remove(id)).json).toStrictEqual({ result: 'OK' });
    expect((await as('owner').list()).json).toStrictEqual({ total: 0, db_users: [] });
    for (const answer of [
      await as('owner').show(id),
      await as('owner').update(id, 'x'),
      await as('owner').remove(id),
    ]) {
      expect(answer).toMatchObject(refused('DAS.220003'));
    }
  });

  it('that do not exist are told by the code that the Terraform provider reads, in error_code', async () => {
    expect((await as('owner').show(unknown)).json).toMatchObject({ error_code: 'DAS.220003' });
  });

  it('belong to the project: its other users see and change them, other accounts and instances do not', async () => {
    const id = await registered('app');
    expect(await as('colleague').show(id)).toMatchObject({ status: 200 });
    expect(await as('owners-root').update(id, 'application')).toMatchObject({ status: 200 });
    for (const other of [as('recipient'), as('owner', otherInstance)]) {
      expect((await other.list()).json).toStrictEqual({ total: 0, db_users: [] });
      expect((await other.list(`?db_user_id=${id}`)).json).toStrictEqual({ total: 0, db_users: [] });
      for (const call of [other.show, other.remove, (one: string) => other.update(one, 'x')]) {
        const [real, random] = [await call(id), await call(unknown)];
        expect(real).toMatchObject(refused('DAS.220003'));
        expect(withoutIds(real, id)).toStrictEqual(withoutIds(random, unknown));
      }
    }
    expect((await as('owner').show(id)).json).toMatchObject({ db_user: { db_username: 'application' } });
  });

  it('have a name that is there once on an instance', async () => {
    const id = await registered('app');
    expect(await as('colleague').register()).toMatchObject({
      status: 400,
      json: { error_code: 'DAS.200100', error_msg: expect.stringContaining('db_username: the user app is registered') },
    });
    const other = await registered('App');
    expect(await as('owner').update(other, 'app')).toMatchObject(refused('DAS.200100'));
    expect(await as('owner').update(id, 'app')).toMatchObject({ status: 200 });
    expect(await as('owner', otherInstance).register()).toMatchObject({ status: 200 });
    expect(await as('recipient').register()).toMatchObject({ status: 200 });
    expect(await namesOf('')).toStrictEqual([2, 'app', 'App']);
    await as('owner').remove(id);
    expect(await as('owner').register()).toMatchObject({ status: 200 });
  });

  it('are registered once where several do it at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => as('owner').register()));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await namesOf('')).toStrictEqual([1, 'app']);
  });

  it('are listed in parts, the oldest first, and found by id and name', async () => {
    const ofNames: Record<string, string> = {};
    for (const name of ['one', 'two', 'three']) ofNames[name] = await registered(name);
    await registered('elsewhere', otherInstance);
    expect(await namesOf('')).toStrictEqual([3, 'one', 'two', 'three']);
    expect(await namesOf('?offset=1&limit=1')).toStrictEqual([3, 'two']);
    expect(await namesOf('?offset=2147483647')).toStrictEqual([3]);
    expect(await namesOf('?db_username=two')).toStrictEqual([1, 'two']);
    expect(await namesOf('?db_username=tw')).toStrictEqual([0]);
    expect(await namesOf('?db_username=')).toStrictEqual([3, 'one', 'two', 'three']);
    expect(await namesOf(`?db_user_id=${ofNames['three']}`)).toStrictEqual([1, 'three']);
    expect(await namesOf(`?db_user_id=${ofNames['three']}&db_username=two`)).toStrictEqual([0]);
    expect(await namesOf(`?db_user_id=${unknown}`)).toStrictEqual([0]);
  });

  it.each([
    { query: '?offset=-1', code: 'DAS.200103', message: 'offset: expected 0 or more, got -1.' },
    { query: '?offset=x', code: 'DAS.200103', message: 'offset: expected an integer, got a string.' },
    { query: '?offset=1.5', code: 'DAS.200103', message: 'offset: expected an integer, got a string.' },
    { query: '?offset=2147483648', code: 'DAS.200103', message: 'offset: expected 2147483647 or less' },
    { query: '?offset=0&offset=0', code: 'DAS.200103', message: 'offset: expected the parameter once' },
    { query: '?limit=0', code: 'DAS.200104', message: 'limit: expected 1 or more, got 0.' },
    { query: '?limit=101', code: 'DAS.200104', message: 'limit: expected 100 or less, got 101.' },
    { query: '?limit=', code: 'DAS.200104', message: 'limit: expected an integer' },
    { query: '?db_user_id=short', code: 'DAS.200112', message: 'db_user_id: expected 36 letters, digits or hyphens' },
    { query: `?db_username=${'a'.repeat(129)}`, code: 'DAS.200100', message: 'db_username: expected at most 128' },
  ])('refuses a list with $query', async ({ query, code, message }) => {
    expect(await as('owner').list(query)).toMatchObject({
      status: 400,
      json: { error_code: code, errorCodeStr: code, error_msg: expect.stringContaining(message) },
    });
  });

  it('are refused with the code of the member that is wrong', async () => {
    const { register, show, update, remove } = as('owner');
    expect(await register({ datastore_type: 'PostgreSQL' })).toMatchObject(refused('DAS.200107'));
    expect(await register({ datastore_type: undefined })).toMatchObject(refused('DAS.200107'));
    expect(await register({ db_username: '' })).toMatchObject(refused('DAS.200100'));
    expect(await as('owner', 'short').register()).toMatchObject(refused('DAS.200114'));
    expect(await as('owner', 'short').list()).toMatchObject(refused('DAS.200114'));
    for (const answer of [await show('short'), await update('short', 'x'), await remove('short')]) {
      expect(answer).toMatchObject(refused('DAS.200112'));
    }
    expect(await register({}, { 'X-Language': 'fr-fr' })).toMatchObject(refused('DAS.200100'));
    expect(await register({}, { 'X-Language': 'zh-cn' })).toMatchObject({ status: 200 });
  });

  it('take mysql in any case: the Terraform provider sends it in lower case', async () => {
    for (const datastore_type of ['mysql', 'MySQL', 'MYSQL']) {
      expect(await as('owner').register({ db_username: datastore_type, datastore_type })).toMatchObject({
        status: 200,
      });
    }
  });

  it('are those of MySQL, where the instance is known', async () => {
    const directory = storyDirectory();
    const known = (id: string, engine_type: 'mysql' | 'taurus') => ({
      project_id: ids.ownersProject,
      id,
      name: engine_type,
      engine_type,
      network_type: 'rds' as const,
      version: null,
      host: '127.0.0.1',
      port: 3306,
      tls_mode: 'disable' as const,
      tls_ca: null,
    });
    await server.reset({ ...directory, instances: [known(instance, 'mysql'), known(otherInstance, 'taurus')] });
    expect(await as('owner').register()).toMatchObject({ status: 200 });
    expect(await as('owner', otherInstance).register()).toMatchObject(refused('DAS.200107'));
  });

  it('keep their passwords encrypted, bound to the user, and out of answers and logs', async () => {
    log.length = 0;
    const id = await registered('app');
    const encrypted = async (): Promise<Uint8Array> =>
      (
        await server.store.db
          .selectFrom('db_users')
          .select('encrypted_password')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).encrypted_password;
    const first = await encrypted();
    expect(Buffer.from(first).includes(password)).toBe(false);
    await as('owner').update(id, 'app');
    expect(Buffer.from(await encrypted()).equals(first)).toBe(false);
    const answers = [
      await as('owner').show(id),
      await as('owner').list(),
      await as('owner').register(),
      await as('owner').register({ db_user_password: `${password}\0` }),
      await as('owner').register({ db_user_password: [password] }),
    ];
    expect(answers.map(({ text }) => text).join('\n') + log.join('\n')).not.toContain('canary');
  });
});

/** An answer without what differs between any two requests. */
function withoutIds({ json }: Answer, id: string): unknown {
  return JSON.parse(JSON.stringify({ ...Object(json), request_id: '' }).replaceAll(id, 'ID'));
}
