import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import { fullConnection } from '../../test/example-connection.ts';
import { projects, users } from '../../test/example-directory.ts';
import { exampleWorld, start, type ExampleWorld } from '../../test/example-world.ts';
import type { Caller } from '../directory/caller.ts';
import type { Recipient } from './share.ts';

const { owner, colleague, rootOfOwner, recipient, stranger, rootOfRecipient } = users;
const firstPage = { offset: 0, limit: 100 };
const unknownId = '00000000-0000-4000-8000-000000000000';
const asRecipient = (caller: Caller): Recipient => ({ user_id: caller.userId, user_name: caller.userName });

describeOnEachStore('sharing', (store) => {
  let world: ExampleWorld;
  let connectionId: string;
  beforeEach(async () => {
    world = await exampleWorld(store());
    connectionId = await world.connections.create(owner, projects.owners, fullConnection);
  });

  const share = (recipients: readonly Recipient[], expiresAt?: number, caller: Caller = owner): Promise<void> =>
    world.sharing.share(caller, projects.owners, { connectionId, users: recipients, expiresAt });
  const cancel = (recipients: readonly Recipient[], caller: Caller = owner): Promise<void> =>
    world.sharing.cancel(caller, projects.owners, { connectionId, users: recipients });
  const shares = async (keywords?: string) =>
    (await world.sharing.list(owner, projects.owners, connectionId, keywords, firstPage)).items;
  const sharedWith = async (keywords?: string) => (await shares(keywords)).map((item) => item.userName);

  describe('share', () => {
    it('shares with several users, in the order of the request, and with users nobody knows yet', async () => {
      const newcomer = { user_id: 'not-in-the-directory', user_name: 'Zoë "z" \\ {}, NULL' };
      await share([newcomer, asRecipient(stranger), asRecipient(recipient)], start + 1000);
      expect(await shares()).toEqual([
        { userId: newcomer.user_id, userName: newcomer.user_name, sharedAt: start, expiresAt: start + 1000 },
        { userId: stranger.userId, userName: 'analyst', sharedAt: start, expiresAt: start + 1000 },
        { userId: recipient.userId, userName: 'username', sharedAt: start, expiresAt: start + 1000 },
      ]);
    });

    it('gives a user who has it already the new name and expiry, and keeps the time of the first share', async () => {
      await share([asRecipient(recipient)], start + 1000);
      world.time = start + 500;
      await share([{ user_id: recipient.userId, user_name: 'renamed' }]);
      expect(await shares()).toEqual([
        { userId: recipient.userId, userName: 'renamed', sharedAt: start, expiresAt: undefined },
      ]);
      expect(await sharedWith('RENAMED')).toEqual(['renamed']);
      expect(await sharedWith('username')).toEqual([]);
    });

    it('renews an expired share', async () => {
      await share([asRecipient(recipient)], start + 1000);
      world.time = start + 2000;
      await share([asRecipient(recipient)], start + 3000);
      await expect(world.connections.show(recipient, projects.others, connectionId)).resolves.toBeDefined();
    });

    it('shares with 1,000 users at once', async () => {
      const many = Array.from({ length: 1000 }, (_, index) => ({ user_id: `u${index}`, user_name: `n${index}` }));
      await share(many);
      await share(many);
      const { total } = await world.sharing.list(owner, projects.owners, connectionId, undefined, firstPage);
      expect(total).toBe(1000);
    });

    it('counts a user once who is listed twice with the same name', async () => {
      await share([asRecipient(recipient), asRecipient(stranger), asRecipient(recipient)]);
      expect(await sharedWith()).toEqual(['username', 'analyst']);
    });

    it.each([
      {
        name: 'a user who is listed with two names',
        recipients: [asRecipient(stranger), asRecipient(recipient), { ...asRecipient(recipient), user_name: 'x' }],
        message: `users[2].user_name: expected the same name as above for user ${recipient.userId}. List each user once.`,
      },
      {
        name: 'the owner',
        recipients: [asRecipient(stranger), asRecipient(owner)],
        message:
          'users[1].user_id: expected another user than the owner of the connection, who has it already. Leave this user out.',
      },
      {
        name: 'the owner, by the root user',
        caller: rootOfOwner,
        recipients: [asRecipient(owner)],
        message:
          'users[0].user_id: expected another user than the owner of the connection, who has it already. Leave this user out.',
      },
      {
        name: 'the caller, who is the root user',
        caller: rootOfOwner,
        recipients: [asRecipient(recipient), asRecipient(rootOfOwner)],
        message: 'users[1].user_id: expected another user than the caller. Leave this user out.',
      },
      {
        name: 'an expiry that is now',
        recipients: [asRecipient(recipient)],
        expiresAt: start,
        message:
          'expired_time: expected a time after now, got 2026-01-20T08:00:00.000Z. Send a later time, or leave it out for a share without expiry.',
      },
      {
        name: 'an expiry that has passed',
        recipients: [asRecipient(recipient)],
        expiresAt: Date.parse('2023-05-03T10:30:00.200Z'),
        message:
          'expired_time: expected a time after now, got 2023-05-03T10:30:00.200Z. Send a later time, or leave it out for a share without expiry.',
      },
    ])('refuses $name, and shares with nobody', async ({ recipients, message, ...given }) => {
      const caller: Caller = given.caller ?? owner;
      await expect(share(recipients, given.expiresAt, caller)).rejects.toMatchObject({
        kind: 'invalidParameter',
        message,
      });
      expect(await shares()).toEqual([]);
    });

    it('lets requests at the same time, with the same users in another order, all succeed', async () => {
      const some = Array.from({ length: 50 }, (_, index) => ({ user_id: `u${index}`, user_name: `n${index}` }));
      await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          share(index % 2 === 0 ? some : some.toReversed(), start + 1000 + index),
        ),
      );
      expect(new Set((await shares()).map((item) => item.expiresAt)).size).toBe(1);
      expect(await shares()).toHaveLength(50);
    });
  });

  describe('cancel', () => {
    it('ends the shares of these users alone', async () => {
      await share([asRecipient(recipient), asRecipient(stranger), asRecipient(colleague)]);
      await cancel([asRecipient(colleague), asRecipient(recipient), asRecipient(colleague)]);
      expect(await sharedWith()).toEqual(['analyst']);
      await expect(world.connections.show(recipient, projects.others, connectionId)).rejects.toMatchObject({
        kind: 'connectionDoesNotExist',
      });
    });

    it('names the first user without a share, and cancels nothing', async () => {
      await share([asRecipient(recipient)]);
      const unknown = { user_id: 'unknown', user_name: 'unknown' };
      await expect(cancel([asRecipient(recipient), unknown, asRecipient(stranger)])).rejects.toMatchObject({
        kind: 'shareDoesNotExist',
        message: 'The connection is not shared with user unknown. Nothing was cancelled.',
      });
      expect(await sharedWith()).toEqual(['username']);
    });

    it('cancels an expired share', async () => {
      await share([asRecipient(recipient)], start + 1);
      world.time = start + 1000;
      await cancel([asRecipient(recipient)]);
      expect(await shares()).toEqual([]);
    });
  });

  describe('list', () => {
    it('keeps expired shares', async () => {
      await share([asRecipient(recipient)], start + 1);
      world.time = start + 1000;
      expect(await sharedWith()).toEqual(['username']);
    });

    it('gives the oldest first, a page at a time', async () => {
      await share([asRecipient(stranger)]);
      world.time = start + 1;
      await share([asRecipient(recipient), asRecipient(colleague)]);
      const page = async (offset: number, limit: number) => {
        const { total, items } = await world.sharing.list(owner, projects.owners, connectionId, undefined, {
          offset,
          limit,
        });
        return [total, ...items.map((item) => item.userName)];
      };
      expect(await page(0, 2)).toEqual([3, 'analyst', 'username']);
      expect(await page(2, 2)).toEqual([3, 'colleague']);
      expect(await page(4, 2)).toEqual([3]);
      expect(await page(0, 0)).toEqual([3]);
    });

    it.each([
      { keywords: 'NALYS', want: ['analyst'] },
      { keywords: recipient.userId.slice(4, 20).toUpperCase(), want: ['username'] },
      { keywords: '', want: ['username', 'analyst'] },
      { keywords: '_nalyst', want: [] },
      { keywords: '%', want: [] },
      // The end of an id and the beginning of a name are no text of either.
      { keywords: `${recipient.userId.at(-1)}user`, want: [] },
    ])('finds $want by $keywords', async ({ keywords, want }) => {
      await share([asRecipient(recipient), asRecipient(stranger)]);
      expect(await sharedWith(keywords)).toEqual(want);
    });
  });

  const operations: readonly {
    readonly operation: string;
    readonly run: (caller: Caller, projectId: string, id: string) => Promise<unknown>;
  }[] = [
    {
      operation: 'share',
      run: (caller, projectId, id) =>
        world.sharing.share(caller, projectId, {
          connectionId: id,
          users: [{ user_id: 'somebody', user_name: 'somebody' }],
          expiresAt: undefined,
        }),
    },
    {
      operation: 'cancel',
      run: (caller, projectId, id) =>
        world.sharing.cancel(caller, projectId, { connectionId: id, users: [asRecipient(recipient)] }),
    },
    {
      operation: 'list',
      run: (caller, projectId, id) => world.sharing.list(caller, projectId, id, undefined, firstPage),
    },
  ];

  describe.each(operations)('who may $operation', ({ run }) => {
    beforeEach(() => share([asRecipient(recipient)], start + 1000));

    it.each([
      { name: 'the owner', caller: owner },
      { name: 'the root user of the account', caller: rootOfOwner },
    ])('$name may', async ({ caller }) => {
      const refused = await run(caller, projects.owners, connectionId).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(refused).toBeUndefined();
    });

    it('a recipient is told that this is for the owner', async () => {
      await expect(run(recipient, projects.others, connectionId)).rejects.toMatchObject({
        kind: 'notAuthorized',
        message: 'Only the owner of the connection, or the root user of the account, may do this.',
      });
      expect(await sharedWith()).toEqual(['username']);
    });

    it.each([
      {
        name: 'a recipient whose share has expired',
        caller: recipient,
        projectId: projects.others,
        time: start + 1000,
      },
      { name: 'a colleague', caller: colleague, projectId: projects.owners },
      { name: 'a stranger', caller: stranger, projectId: projects.others },
      { name: 'a stranger who names the project', caller: stranger, projectId: projects.owners },
      { name: 'the root user of another account', caller: rootOfRecipient, projectId: projects.owners },
      { name: 'the owner in another project', caller: owner, projectId: projects.ownersOther },
      { name: 'the owner, with an id that nobody has', caller: owner, projectId: projects.owners, id: unknownId },
    ])('$name is told that there is no such connection', async ({ caller, projectId, ...given }) => {
      world.time = given.time ?? start;
      const id = given.id ?? connectionId;
      await expect(run(caller, projectId, id)).rejects.toMatchObject({
        kind: 'connectionDoesNotExist',
        message: `The connection ${id} does not exist. Use the id of a connection of this project.`,
      });
      expect(await sharedWith()).toEqual(['username']);
    });
  });
});
