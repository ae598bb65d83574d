import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import { exampleDirectory, projects, users } from '../../test/example-directory.ts';
import { exampleInstance } from '../../test/example-instance.ts';
import { exampleWorld, start, type ExampleWorld } from '../../test/example-world.ts';
import type { NewConnection } from '../connections/connection.ts';
import type { Caller } from '../directory/caller.ts';
import { applyDirectory } from '../directory-store/apply-directory.ts';
import type { DatabaseSessions } from './database-sessions.ts';
import type { SessionLogin } from './drivers/driver.ts';
import { SessionFailure } from './session-failure.ts';

const { owner, recipient, stranger, colleague, rootOfOwner } = users;
const saved: NewConnection = {
  engine_type: 'mysql',
  instance_id: exampleInstance.id,
  network_type: 'rds',
  username: 'reader',
  password: 'saved-password',
  is_save_password: true,
};
const unsaved: NewConnection = { ...saved, is_save_password: false, port: 3310, database_name: 'orders' };

describeOnEachStore('logins', (store) => {
  let world: ExampleWorld;
  /** Every attempt that reached a database. */
  let opened: (SessionLogin & { readonly engine: string; readonly accountId: string })[];
  /** What the database says, and what happens before it does. */
  let database: () => Promise<void>;
  beforeEach(async () => {
    opened = [];
    database = () => Promise.resolve();
    const sessions: DatabaseSessions = {
      async open(accountId, engine, login) {
        opened.push({ ...login, engine, accountId });
        await database();
      },
    };
    world = await exampleWorld(store(), { sessions });
    await applyDirectory(store(), { ...exampleDirectory, instances: [exampleInstance] });
  });

  const create = (connection: NewConnection = saved) => world.connections.create(owner, projects.owners, connection);
  const shareUntil = (connectionId: string, expiresAt: number | undefined) =>
    world.sharing.share(owner, projects.owners, {
      connectionId,
      users: [{ user_id: recipient.userId, user_name: recipient.userName }],
      expiresAt,
    });
  const login = (connectionId: string, caller: Caller = owner, project: string = projects.owners) =>
    world.logins.login(caller, project, connectionId, undefined);
  const retry = (connectionId: string, password: string, save: boolean, caller: Caller = owner) =>
    world.logins.retryLogin(caller, projects.owners, connectionId, { username: undefined, password, save });
  const lastUse = async (connectionId: string) =>
    (await store().db.selectFrom('connections').select('last_used_at').where('id', '=', connectionId).execute())[0];
  const missing = { kind: 'connectionDoesNotExist' };

  describe('with the saved password', () => {
    it('go to the instance of the directory', async () => {
      await login(await create());
      expect(opened).toEqual([
        {
          accountId: owner.accountId,
          engine: 'mysql',
          host: 'db.example.com',
          port: 3307,
          tls: { mode: 'verify-full', ca: null },
          user: 'reader',
          password: 'saved-password',
          database: undefined,
        },
      ]);
    });

    it('take port and database of the connection', async () => {
      await login(await create({ ...unsaved, is_save_password: true }));
      expect(opened).toMatchObject([{ port: 3310, database: 'orders' }]);
    });

    it('need one', async () => {
      await expect(login(await create(unsaved))).rejects.toMatchObject({
        kind: 'invalidParameter',
        message: 'login: the connection has no saved password. Send retry_login with the password.',
      });
      expect(opened).toEqual([]);
    });

    it('are for the user of the connection only', async () => {
      const id = await create();
      await expect(world.logins.login(owner, projects.owners, id, 'reader')).resolves.toBeUndefined();
      await expect(world.logins.login(owner, projects.owners, id, 'root')).rejects.toMatchObject({
        kind: 'invalidParameter',
      });
      expect(opened).toHaveLength(1);
    });

    it.each([
      { name: 'a stranger', caller: stranger, project: projects.others },
      { name: 'a colleague', caller: colleague, project: projects.owners },
      { name: 'the owner, in another project', caller: owner, project: projects.ownersOther },
    ])('are refused to $name', async ({ caller, project }) => {
      await expect(login(await create(), caller, project)).rejects.toMatchObject(missing);
      expect(opened).toEqual([]);
    });

    it('are for the root user of the account too', async () => {
      await login(await create(), rootOfOwner);
      expect(opened).toMatchObject([{ password: 'saved-password' }]);
    });

    it('note the use, a failed one does not', async () => {
      const id = await create();
      world.time = start + 5;
      database = () => Promise.reject(new SessionFailure('loginRefused'));
      await expect(login(id)).rejects.toMatchObject({ kind: 'databaseLoginFailed' });
      expect(await lastUse(id)).toEqual({ last_used_at: start });
      database = () => Promise.resolve();
      await login(id);
      expect(await lastUse(id)).toEqual({ last_used_at: start + 5 });
    });
  });

  describe('of a recipient', () => {
    it('last until the instant of expiry', async () => {
      const id = await create();
      await shareUntil(id, start + 1000);
      world.time = start + 999;
      await login(id, recipient, projects.others);
      expect(opened).toMatchObject([{ password: 'saved-password', accountId: recipient.accountId }]);
      world.time = start + 1000;
      await expect(login(id, recipient, projects.others)).rejects.toMatchObject(missing);
      expect(opened).toHaveLength(1);
    });

    it('fail where the share expires while the database takes its time', async () => {
      const id = await create();
      await shareUntil(id, start + 1000);
      database = async () => void (world.time = start + 1000);
      await expect(login(id, recipient, projects.others)).rejects.toMatchObject(missing);
      expect(await lastUse(id)).toEqual({ last_used_at: start });
    });

    it('end with the share', async () => {
      const id = await create();
      await shareUntil(id, undefined);
      await world.sharing.cancel(owner, projects.owners, {
        connectionId: id,
        users: [{ user_id: recipient.userId, user_name: recipient.userName }],
      });
      await expect(login(id, recipient, projects.others)).rejects.toMatchObject(missing);
    });

    it('with a password of their own do not replace the saved one', async () => {
      const id = await create();
      await shareUntil(id, undefined);
      const attempt = { username: undefined, password: 'other-password' };
      await world.logins.retryLogin(recipient, projects.others, id, { ...attempt, save: false });
      await expect(
        world.logins.retryLogin(recipient, projects.others, id, { ...attempt, save: true }),
      ).rejects.toMatchObject({ kind: 'notAuthorized' });
      await login(id);
      expect(opened.map(({ password }) => password)).toEqual(['other-password', 'saved-password']);
    });
  });

  describe('with a password', () => {
    it('do not keep it unless asked to', async () => {
      const id = await create(unsaved);
      await retry(id, 'typed-password', false);
      await expect(login(id)).rejects.toMatchObject({ kind: 'invalidParameter' });
      expect(opened).toMatchObject([{ password: 'typed-password' }]);
    });

    it('keep it, encrypted, once it is right', async () => {
      const id = await create(unsaved);
      database = () => Promise.reject(new SessionFailure('loginRefused'));
      await expect(retry(id, 'wrong-password', true)).rejects.toMatchObject({ kind: 'databaseLoginFailed' });
      await expect(login(id)).rejects.toMatchObject({ kind: 'invalidParameter' });
      database = () => Promise.resolve();
      await retry(id, 'right-password', true);
      expect(await world.connections.show(owner, projects.owners, id)).toMatchObject({ isSavePassword: true });
      await login(id);
      expect(opened.at(-1)).toMatchObject({ password: 'right-password' });
      const rows = JSON.stringify(await store().db.selectFrom('connections').selectAll().execute());
      expect(rows).not.toContain('right-password');
    });

    it('keep the saved one where it is not to be replaced', async () => {
      const id = await create();
      await retry(id, 'typed-password', false);
      await login(id);
      expect(opened.map(({ password }) => password)).toEqual(['typed-password', 'saved-password']);
    });

    it('are not kept for another user, whom the connection was changed to meanwhile', async () => {
      const id = await create();
      database = () =>
        world.connections.modify(owner, projects.owners, id, { ...saved, username: 'writer', password: 'of-writer' });
      await expect(retry(id, 'of-reader', true)).rejects.toMatchObject({ kind: 'invalidParameter' });
      database = () => Promise.resolve();
      await login(id);
      expect(opened.at(-1)).toMatchObject({ user: 'writer', password: 'of-writer' });
    });
  });

  describe('fail', () => {
    it.each([
      { failure: 'loginRefused', want: 'the database refused the user or the password' },
      { failure: 'timedOut', want: 'the instance did not answer in time' },
      { failure: 'nameNotFound', want: 'the host name of the instance is not known' },
    ] as const)('with the class $failure and nothing more', async ({ failure, want }) => {
      database = () => Promise.reject(new SessionFailure(failure));
      await expect(login(await create())).rejects.toMatchObject({
        kind: 'databaseLoginFailed',
        code: 'DAS.200116',
        message: `The login failed (${failure}): ${want}.`,
      });
    });

    it('where the directory does not know the instance', async () => {
      const id = await create({ ...saved, instance_id: 'f'.repeat(32) });
      await expect(login(id)).rejects.toMatchObject({ kind: 'instanceUnknown', code: 'DAS.200114' });
    });

    it('where the instance left the directory', async () => {
      const id = await create();
      await applyDirectory(store(), exampleDirectory);
      await expect(login(id)).rejects.toMatchObject({ kind: 'instanceUnknown' });
      expect(opened).toEqual([]);
    });

    it('where the engine is not supported, or not the one of the instance', async () => {
      await applyDirectory(store(), {
        ...exampleDirectory,
        instances: [{ ...exampleInstance, engine_type: 'mongodb' }],
      });
      const mongodb = await create({ ...saved, engine_type: 'mongodb' });
      await expect(login(mongodb)).rejects.toMatchObject({
        code: 'DAS.200107',
        message: 'engine_type: this server cannot log in to mongodb yet.',
      });
      await expect(login(await create())).rejects.toMatchObject({
        message: 'engine_type: expected mongodb, the engine of the instance, got mysql.',
      });
      expect(opened).toEqual([]);
    });
  });

  describe('to an instance', () => {
    const toInstance = (caller: Caller = owner) =>
      world.logins.loginToInstance(caller, projects.owners, exampleInstance.id);

    it('take a privileged user with a saved password', async () => {
      await create();
      await create({ ...saved, username: 'admin', is_save_password: false });
      const root = await create({ ...saved, username: 'root', password: 'root-password', database_name: 'orders' });
      expect(await toInstance()).toEqual({
        connectionId: root,
        instanceId: exampleInstance.id,
        instanceName: 'orders-db',
        username: 'root',
        databaseName: 'orders',
        engineType: 'mysql',
      });
      expect(opened).toMatchObject([{ user: 'root', password: 'root-password' }]);
    });

    it('take connections of the caller only', async () => {
      const id = await create();
      await shareUntil(id, undefined);
      for (const caller of [colleague, rootOfOwner, recipient]) {
        await expect(toInstance(caller)).rejects.toMatchObject(missing);
      }
      expect(opened).toEqual([]);
    });

    it('fail without a saved password', async () => {
      await create(unsaved);
      await expect(toInstance()).rejects.toMatchObject({
        ...missing,
        message: expect.stringContaining('You have no connection with a saved password') as string,
      });
    });
  });

  describe('to try out', () => {
    const attempt: Parameters<typeof world.logins.test>[2] = {
      engine_type: 'mysql',
      instance_id: exampleInstance.id,
      network_type: 'rds',
      username: 'reader',
      password: 'typed-password',
    };
    const test = (changes: Partial<typeof attempt> = {}, caller: Caller = owner) =>
      world.logins.test(caller, projects.owners, { ...attempt, ...changes });

    it.each([
      { connection_id: undefined },
      { connection_id: '' },
      { connection_id: 'dummy' },
      { connection_id: 'ee64e597-4f25-486f-bba1-0c850b3b59d6' },
    ])('take $connection_id for no connection', async ({ connection_id }) => {
      await test({ ...(connection_id !== undefined && { connection_id }), database_name: '' });
      expect(opened).toMatchObject([{ password: 'typed-password', port: 3307, database: undefined }]);
    });

    it('take an empty password as it is where there is no connection', async () => {
      await test({ password: '', connection_id: '' });
      expect(opened).toMatchObject([{ password: '' }]);
    });

    it('take the saved password of a connection for an empty one', async () => {
      const id = await create();
      world.time = start + 7;
      await test({ password: '', connection_id: id, database_name: 'orders' });
      expect(opened).toMatchObject([{ password: 'saved-password', database: 'orders' }]);
      expect(await lastUse(id)).toEqual({ last_used_at: start + 7 });
    });

    it.each([
      { name: 'another instance', changes: { instance_id: '2'.repeat(32) } },
      { name: 'another port', changes: { port: 3999 } },
      { name: 'another user', changes: { username: 'root' } },
    ])('do not send the saved password to $name', async ({ changes }) => {
      const other = { ...exampleInstance, id: '2'.repeat(32), host: 'of-the-intruder.example.com' };
      await applyDirectory(store(), { ...exampleDirectory, instances: [exampleInstance, other] });
      const id = await create();
      await expect(test({ password: '', connection_id: id, ...changes })).rejects.toMatchObject({
        kind: 'invalidParameter',
      });
      expect(opened).toEqual([]);
    });

    it('do not give recipients or others the saved password', async () => {
      const id = await create();
      await shareUntil(id, undefined);
      await expect(
        world.logins.test(recipient, projects.others, { ...attempt, password: '', connection_id: id }),
      ).rejects.toMatchObject({ kind: 'notAuthorized' });
      await expect(test({ password: '', connection_id: id }, colleague)).rejects.toMatchObject(missing);
      await expect(test({ password: '', connection_id: 'dummy' })).rejects.toMatchObject(missing);
      expect(opened).toEqual([]);
    });

    it('note the use of the connection that was tried, and of no other', async () => {
      const id = await create();
      world.time = start + 7;
      await test({ connection_id: id, username: 'root' });
      await test({ connection_id: id }, colleague);
      expect(await lastUse(id)).toEqual({ last_used_at: start });
      await test({ connection_id: id });
      expect(await lastUse(id)).toEqual({ last_used_at: start + 7 });
    });
  });

  it('end nothing with a logout, which is for those who may use the connection', async () => {
    const id = await create(unsaved);
    await world.logins.logout(owner, projects.owners, id, undefined);
    await expect(world.logins.logout(colleague, projects.owners, id, undefined)).rejects.toMatchObject(missing);
    expect(opened).toEqual([]);
  });
});
