import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import { everyConnection, fullConnection, minimalConnection } from '../../test/example-connection.ts';
import { projects, users } from '../../test/example-directory.ts';
import { exampleWorld, start, type ExampleWorld } from '../../test/example-world.ts';
import { envelopeEncryption } from '../secrets/envelope-encryption.ts';
import type { ConnectionFilter, NewConnection } from './connection.ts';

const { owner, colleague, rootOfOwner, recipient, stranger } = users;
const firstPage = { offset: 0, limit: 100 };
const unknownId = '00000000-0000-4000-8000-000000000000';

describeOnEachStore('connections', (store) => {
  let world: ExampleWorld;
  beforeEach(async () => {
    world = await exampleWorld(store());
  });

  const create = (connection: NewConnection, projectId: string = projects.owners): Promise<string> =>
    world.connections.create(owner, projectId, connection);
  const shareWithRecipient = (connectionId: string, expiresAt?: number): Promise<void> =>
    world.sharing.share(owner, projects.owners, {
      connectionId,
      users: [{ user_id: recipient.userId, user_name: recipient.userName }],
      expiresAt,
    });
  const storedRow = (id: string) =>
    store().db.selectFrom('connections').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  describe('create', () => {
    it('keeps every member', async () => {
      const id = await create(fullConnection);
      expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(await world.connections.show(owner, projects.owners, id)).toEqual({
        connectionId: id,
        instanceId: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
        networkType: 'rds',
        engineType: 'mysql',
        userName: 'root',
        databaseName: 'orders',
        isSavePassword: true,
        port: 3306,
        remarks: 'Orders, production',
        createdAt: start,
        status: 'NORMAL',
        sqlRecordFlag: true,
        sharedCount: 0,
        receivedFrom: undefined,
      });
      expect((await storedRow(id)).node_ids).toEqual(fullConnection.node_ids);
    });

    it.each([
      { name: 'are missing', connection: minimalConnection },
      { name: 'are the empty text', connection: { ...minimalConnection, remarks: '', database_name: '' } },
    ])('leaves members unset that $name', async ({ connection }) => {
      const id = await create(connection);
      const shown = await world.connections.show(owner, projects.owners, id);
      expect(shown).toMatchObject({
        databaseName: undefined,
        remarks: undefined,
        port: undefined,
        sqlRecordFlag: false,
      });
    });

    it('stores the password encrypted where it is to be saved', async () => {
      const id = await create({ ...fullConnection, password: 'pässwörd 🔑' });
      const encrypted = (await storedRow(id)).encrypted_password;
      expect(Buffer.from(encrypted!).toString('latin1')).not.toContain(Buffer.from('pässwörd').toString('latin1'));
      // Other services on the same store, as after a restart.
      const encryption = envelopeEncryption(store(), world.keyRing, Date.now);
      const place = { projectId: projects.owners, rowId: id };
      expect(await encryption.decrypt(place, encrypted!)).toBe('pässwörd 🔑');
    });

    it('does not store a password that is not to be saved, nor members that it does not know', async () => {
      const id = await create(Object.assign({ surprise: 'surprise-value' }, minimalConnection));
      const row = await storedRow(id);
      expect(row.encrypted_password).toBeNull();
      expect(JSON.stringify(row)).not.toMatch(/another-password|surprise/);
    });
  });

  describe('show', () => {
    it('counts shares for the owner, expired ones included', async () => {
      const id = await create(fullConnection);
      await shareWithRecipient(id, start + 1);
      world.time = start + 1000;
      expect(await world.connections.show(owner, projects.owners, id)).toMatchObject({ sharedCount: 1 });
    });

    it('shows the root user of the account what the owner sees', async () => {
      const id = await create(fullConnection);
      const seen = await world.connections.show(rootOfOwner, projects.owners, id);
      expect(seen).toEqual(await world.connections.show(owner, projects.owners, id));
    });

    it('tells a recipient who shares it and until when, in any project of the recipient', async () => {
      const id = await create(fullConnection);
      await shareWithRecipient(id, start + 5000);
      expect(await world.connections.show(recipient, projects.others, id)).toMatchObject({
        connectionId: id,
        sharedCount: undefined,
        receivedFrom: { userId: owner.userId, userName: 'owner', expiresAt: start + 5000 },
      });
    });

    it.each([
      { name: 'a colleague', caller: colleague, projectId: projects.owners },
      { name: 'a stranger', caller: stranger, projectId: projects.others },
      { name: 'a stranger who names the project of the owner', caller: stranger, projectId: projects.owners },
      { name: 'the root user of another account', caller: users.rootOfRecipient, projectId: projects.others },
      { name: 'another root user who names the project', caller: users.rootOfRecipient, projectId: projects.owners },
      { name: 'the owner in another project', caller: owner, projectId: projects.ownersOther },
      { name: 'the root user in another project', caller: rootOfOwner, projectId: projects.ownersOther },
    ])('answers $name as for an id that nobody has', async ({ caller, projectId }) => {
      const id = await create(fullConnection);
      await shareWithRecipient(id);
      const message = (of: string) =>
        `The connection ${of} does not exist. Use the id of a connection of this project.`;
      await expect(world.connections.show(caller, projectId, unknownId)).rejects.toThrow(message(unknownId));
      await expect(world.connections.show(caller, projectId, id)).rejects.toMatchObject({
        kind: 'connectionDoesNotExist',
        message: message(id),
      });
    });

    it('hides a share from its recipient from the instant of its expiry', async () => {
      const id = await create(fullConnection);
      await shareWithRecipient(id, start + 5000);
      world.time = start + 4999;
      await expect(world.connections.show(recipient, projects.others, id)).resolves.toBeDefined();
      world.time = start + 5000;
      await expect(world.connections.show(recipient, projects.others, id)).rejects.toMatchObject({
        kind: 'connectionDoesNotExist',
      });
    });

    it.each(["' or true --", 'x'.repeat(36), '%'])('does not take the id %s for more than an id', async (id) => {
      await create(fullConnection);
      await expect(world.connections.show(owner, projects.owners, id)).rejects.toMatchObject({
        kind: 'connectionDoesNotExist',
      });
    });
  });

  describe('list', () => {
    const ids = async (caller = owner, filter: Partial<ConnectionFilter> = {}, projectId: string = projects.owners) => {
      const { total, items } = await world.connections.list(
        caller,
        projectId,
        { ...everyConnection, ...filter },
        firstPage,
      );
      expect(total).toBe(items.length);
      return items.map((item) => item.connectionId);
    };

    it('gives the newest first, also of the same millisecond', async () => {
      const first = await create(fullConnection);
      const second = await create(minimalConnection);
      world.time = start - 1;
      const older = await create(minimalConnection);
      expect(await ids()).toEqual([second, first, older]);
    });

    it('gives what the caller owns in the project and nobody else’s', async () => {
      const id = await create(fullConnection);
      const elsewhere = await create(fullConnection, projects.ownersOther);
      await world.connections.create(colleague, projects.owners, fullConnection);
      expect(await ids()).toEqual([id]);
      expect(await ids(owner, {}, projects.ownersOther)).toEqual([elsewhere]);
      expect(await ids(stranger, {}, projects.others)).toEqual([]);
    });

    it('adds what others share with the caller, until it expires', async () => {
      const received = await create(fullConnection);
      await shareWithRecipient(received, start + 5000);
      world.time = start + 1;
      const own = await world.connections.create(recipient, projects.others, minimalConnection);
      expect(await ids(recipient, {}, projects.others)).toEqual([own, received]);
      expect(await ids(recipient, { connectionType: 'SHARE' }, projects.others)).toEqual([received]);
      expect(await ids(recipient, { connectionType: 'NORMAL' }, projects.others)).toEqual([own]);
      world.time = start + 5000;
      expect(await ids(recipient, {}, projects.others)).toEqual([own]);
      expect(await ids(owner)).toEqual([received]);
    });

    it('pages without a gap or an overlap, and gives the total alone for limit 0', async () => {
      const created: string[] = [];
      for (let count = 0; count < 5; count++) created.push(await create(minimalConnection));
      const page = (offset: number, limit: number) =>
        world.connections.list(owner, projects.owners, everyConnection, { offset, limit });
      const pages = await Promise.all([page(0, 2), page(2, 2), page(4, 2)]);
      expect(pages.flatMap(({ items }) => items.map((item) => item.connectionId))).toEqual(created.toReversed());
      expect(pages.map(({ total }) => total)).toEqual([5, 5, 5]);
      expect(await page(6, 2)).toEqual({ total: 5, items: [] });
      expect(await page(0, 0)).toEqual({ total: 5, items: [] });
      expect(await page(214_748_364_600, 100)).toEqual({ total: 5, items: [] });
    });

    it.each<{ filter: Partial<ConnectionFilter>; want: readonly ('full' | 'minimal')[] }>([
      { filter: { networkType: 'rds' }, want: ['full'] },
      { filter: { engineType: 'postgresql' }, want: ['minimal'] },
      { filter: { networkType: 'rds', engineType: 'postgresql' }, want: [] },
      { filter: { instanceId: minimalConnection.instance_id }, want: ['minimal'] },
      { filter: { condition: '17A73A23' }, want: ['full'] },
      { filter: { condition: 'ORDERS, prod' }, want: ['full'] },
      { filter: { condition: 'READ' }, want: ['minimal'] },
      { filter: { condition: '' }, want: ['full', 'minimal'] },
      { filter: { condition: '%' }, want: [] },
      { filter: { condition: '_rders' }, want: [] },
      { filter: { condition: '\\' }, want: [] },
      { filter: { condition: '\u001F' }, want: [] },
      { filter: { condition: 'mysql' }, want: [] },
    ])('finds $want by $filter', async ({ filter, want }) => {
      const created = { full: await create(fullConnection), minimal: await create(minimalConnection) };
      const found = await ids(owner, filter);
      expect(found.toSorted()).toEqual(want.map((name) => created[name]).toSorted());
    });

    it.each([
      { remarks: '100%_sure\\', condition: '%_SURE\\' },
      { remarks: 'Straße ΑΣ Ünïcode', condition: 'STRASSE ας ünÏ' },
      { remarks: 'cafe\u0301', condition: 'CAFÉ' },
    ])('finds the remarks $remarks by $condition', async ({ remarks, condition }) => {
      const id = await create({ ...minimalConnection, remarks });
      expect(await ids(owner, { condition })).toEqual([id]);
    });
  });
});
