import { beforeEach, expect, it } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import { fullConnection } from '../../test/example-connection.ts';
import { projects, users } from '../../test/example-directory.ts';
import { exampleWorld, start, type ExampleWorld } from '../../test/example-world.ts';
import { noteUse } from '../store/last-use.ts';
import { purgeUnused } from './purge-unused.ts';

const { owner, recipient } = users;
const day = 24 * 60 * 60 * 1000;
const keepUnused = 365 * day;

describeOnEachStore('purging connections that nobody uses', (store) => {
  let world: ExampleWorld;
  let connectionId: string;
  beforeEach(async () => {
    world = await exampleWorld(store());
    connectionId = await world.connections.create(owner, projects.owners, fullConnection);
  });

  const purge = () => purgeUnused({ store: store(), audit: world.audit, keepUnused, now: () => world.time });
  const rows = async () => ({
    connections: (await store().db.selectFrom('connections').select('id').execute()).length,
    shares: (await store().db.selectFrom('shares').select('user_id').execute()).length,
  });
  const modify = () => world.connections.modify(owner, projects.owners, connectionId, fullConnection);

  it('deletes them a year after they were created, with password and shares', async () => {
    const shared = { user_id: recipient.userId, user_name: recipient.userName };
    await world.sharing.share(owner, projects.owners, { connectionId, users: [shared], expiresAt: undefined });
    world.time = start + keepUnused - 1;
    expect(await purge()).toEqual([]);
    expect(await rows()).toEqual({ connections: 1, shares: 1 });
    world.time = start + keepUnused;
    expect(await purge()).toEqual([connectionId]);
    expect(await rows()).toEqual({ connections: 0, shares: 0 });
  });

  it('keeps what was modified meanwhile', async () => {
    world.time = start + 100 * day;
    await modify();
    world.time = start + keepUnused;
    expect(await purge()).toEqual([]);
    world.time = start + 100 * day + keepUnused;
    expect(await purge()).toEqual([connectionId]);
  });

  it('does not take looking, listing or sharing for use', async () => {
    world.time = start + 100 * day;
    await world.connections.show(owner, projects.owners, connectionId);
    world.time = start + keepUnused;
    expect(await purge()).toEqual([connectionId]);
  });

  it('never moves the last use back, whatever the clock of another server says', async () => {
    await noteUse(store().db, connectionId, start + 10 * day);
    await noteUse(store().db, connectionId, start + 5 * day);
    world.time = start + 5 * day + keepUnused;
    expect(await purge()).toEqual([]);
  });

  it('by several servers at once deletes each once', async () => {
    const other = await world.connections.create(owner, projects.owners, fullConnection);
    world.time = start + keepUnused;
    const purged = await Promise.all([purge(), purge(), purge()]);
    expect(purged.flat().toSorted()).toEqual([connectionId, other].toSorted());
  });

  it('is not needed for a login to be refused from that instant on', async () => {
    world = await exampleWorld(store(), { keepUnused, keyRing: world.keyRing });
    world.time = start + keepUnused - 1;
    await expect(world.logins.logout(owner, projects.owners, connectionId, undefined)).resolves.toBeUndefined();
    world.time = start + keepUnused;
    await expect(world.logins.logout(owner, projects.owners, connectionId, undefined)).rejects.toMatchObject({
      kind: 'connectionDoesNotExist',
    });
  });
});
