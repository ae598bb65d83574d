import { beforeEach, expect, it } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import { fullConnection } from '../../test/example-connection.ts';
import { exampleDirectory, projects, users } from '../../test/example-directory.ts';
import { exampleWorld, start, type ExampleWorld } from '../../test/example-world.ts';
import { parseEvent } from '../audit/audit-event.ts';
import { emptyDirectory } from '../directory/directory-content.ts';
import type { Directory } from '../directory/index.ts';
import { applyDirectory } from './apply-directory.ts';
import { tokenSha256 } from '../directory/token-hash.ts';

const { owner, recipient, rootOfOwner } = users;
const token = 'token-of-the-owner-00';
const withTokens: Directory = {
  ...exampleDirectory,
  tokens: [
    { sha256: tokenSha256(token), user_id: owner.userId, expires_at: start + 1000 },
    { sha256: tokenSha256('token-of-the-recipient'), user_id: recipient.userId, expires_at: null },
  ],
};
const without = (userId: string): Directory => ({
  ...withTokens,
  users: withTokens.users.filter((user) => user.id !== userId),
  tokens: withTokens.tokens.filter((one) => one.user_id !== userId),
});

describeOnEachStore('the directory', (store) => {
  let world: ExampleWorld;
  beforeEach(async () => {
    world = await exampleWorld(store());
    await applyDirectory(store(), withTokens);
  });

  /** Whom the server takes a request with the token for. */
  const callerOf = async (presented: string): Promise<unknown> =>
    world.authentication
      .authenticate({
        method: 'GET',
        onlyReads: true,
        url: '/',
        headers: { 'x-auth-token': presented },
        rawHeaders: [],
        projectId: undefined,
        readBody: () => Promise.reject(new Error('The body was read.')),
      })
      .then(({ caller }) => caller)
      .catch(() => undefined);
  const content = async () => ({
    organizations: await store().db.selectFrom('organizations').selectAll().orderBy('id').execute(),
    accounts: await store().db.selectFrom('accounts').selectAll().orderBy('id').execute(),
    projects: await store().db.selectFrom('projects').selectAll().orderBy('id').execute(),
    users: await store().db.selectFrom('users').selectAll().orderBy('id').execute(),
    tokens: await store().db.selectFrom('tokens').selectAll().orderBy('sha256').execute(),
  });
  const sharedConnection = async (): Promise<string> => {
    const connectionId = await world.connections.create(owner, projects.owners, fullConnection);
    const recipients = [{ user_id: recipient.userId, user_name: recipient.userName }];
    await world.sharing.share(owner, projects.owners, { connectionId, users: recipients, expiresAt: undefined });
    return connectionId;
  };
  const missing = { kind: 'connectionDoesNotExist' };

  it('knows the user of a token until it expires, and does not store the token', async () => {
    expect(await callerOf(token)).toEqual(owner);
    expect(await callerOf(token.toUpperCase())).toBeUndefined();
    expect(await callerOf(tokenSha256(token))).toBeUndefined();
    expect(JSON.stringify(await content())).not.toContain(token);
    world.time = start + 999;
    expect(await callerOf(token)).toEqual(owner);
    world.time = start + 1000;
    expect(await callerOf(token)).toBeUndefined();
    expect(await callerOf('token-of-the-recipient')).toEqual(recipient);
  });

  it('knows which account a project belongs to', async () => {
    expect(await world.directory.ownsProject(owner.accountId, projects.owners)).toBe(true);
    expect(await world.directory.ownsProject(recipient.accountId, projects.owners)).toBe(false);
    expect(await world.directory.ownsProject(owner.accountId, 'f'.repeat(32))).toBe(false);
  });

  it('is the same after the same file once more', async () => {
    const before = await content();
    await applyDirectory(store(), withTokens);
    expect(await content()).toEqual(before);
  });

  it('takes over new names, accounts and root users', async () => {
    await applyDirectory(store(), {
      ...withTokens,
      users: withTokens.users.map((user) =>
        user.id === owner.userId ? { ...user, name: 'renamed', root: true } : user,
      ),
    });
    expect(await callerOf(token)).toEqual({ ...owner, userName: 'renamed', root: true });
  });

  it('gives no access to a user who left the file, and all of it back when the user returns', async () => {
    const connectionId = await sharedConnection();
    await applyDirectory(store(), without(owner.userId));
    expect(await callerOf(token)).toBeUndefined();
    await expect(world.connections.show(recipient, projects.others, connectionId)).rejects.toMatchObject(missing);
    // Somebody has to be able to look after it.
    expect(await world.connections.show(rootOfOwner, projects.owners, connectionId)).toMatchObject({ sharedCount: 1 });

    await applyDirectory(store(), withTokens);
    expect(await callerOf(token)).toEqual(owner);
    await expect(world.connections.show(recipient, projects.others, connectionId)).resolves.toMatchObject({
      receivedFrom: { userId: owner.userId },
    });
  });

  it('gives no access to a project that left the file', async () => {
    const connectionId = await sharedConnection();
    await applyDirectory(store(), {
      ...withTokens,
      projects: withTokens.projects.filter((project) => project.id !== projects.owners),
    });
    expect(await world.directory.ownsProject(owner.accountId, projects.owners)).toBe(false);
    await expect(world.connections.show(recipient, projects.others, connectionId)).rejects.toMatchObject(missing);
  });

  it('ends tokens that left the file', async () => {
    await applyDirectory(store(), { ...withTokens, tokens: [] });
    expect(await callerOf(token)).toBeUndefined();
  });

  it('can be emptied', async () => {
    await sharedConnection();
    await applyDirectory(store(), emptyDirectory());
    expect(await callerOf(token)).toBeUndefined();
  });

  it('changes all of it or nothing', async () => {
    const before = await content();
    const broken: Directory = {
      ...withTokens,
      organizations: [{ id: 'o-new', name: 'New' }],
      tokens: [{ sha256: 'x', user_id: 'nobody', expires_at: null }],
    };
    await expect(applyDirectory(store(), broken)).rejects.toMatchObject({ code: '23503' });
    expect(await content()).toEqual(before);
  });

  it('leaves an event of each access key that comes, goes or changes, whoever applies it', async () => {
    const key = (name: string, more: object = {}) => ({
      access_key: name,
      secret_key: `canary-secret-of-${name}`,
      user_id: owner.userId,
      security_token_sha256: null,
      expires_at: null,
      active: true,
      ...more,
    });
    const told = async () => {
      await world.audit.sealed();
      const rows = await store()
        .db.selectFrom('audit_seals')
        .innerJoin('audit_events', 'id', 'event_id')
        .select('event')
        .orderBy('sequence')
        .execute();
      return rows.map(({ event }) => {
        const { action, object_id, users: of } = parseEvent(event);
        return `${action} ${object_id} of ${of[0]?.user_id}`;
      });
    };
    const apply = (directory: Directory) => applyDirectory(store(), directory, world.keyRing, world.audit, 'start');
    const first = { ...withTokens, access_keys: [key('AKONE'), key('AKTWO')] };
    await apply(first);
    await apply(first);
    await apply({ ...withTokens, access_keys: [key('AKTWO', { active: false })] });
    await apply(without(owner.userId));
    expect(await told()).toEqual([
      `opendas:directory:createAccessKey AKONE of ${owner.userId}`,
      `opendas:directory:createAccessKey AKTWO of ${owner.userId}`,
      `opendas:directory:removeAccessKey AKONE of ${owner.userId}`,
      `opendas:directory:changeAccessKey AKTWO of ${owner.userId}`,
      `opendas:directory:removeAccessKey AKTWO of ${owner.userId}`,
    ]);
    expect(JSON.stringify(await store().db.selectFrom('audit_events').selectAll().execute())).not.toContain('canary');
  });

  it('leaves an event of the change, and is not changed where the event cannot be written', async () => {
    const events = async () =>
      (await store().db.selectFrom('audit_events').select('event').execute()).filter(({ event }) =>
        event.includes('opendas:directory:apply'),
      );
    const broken: Directory = { ...withTokens, tokens: [{ sha256: 'x', user_id: 'nobody', expires_at: null }] };
    await expect(applyDirectory(store(), broken, world.keyRing, world.audit)).rejects.toMatchObject({ code: '23503' });
    expect(await events()).toHaveLength(0);
    await applyDirectory(store(), withTokens, world.keyRing, world.audit);
    expect(await events()).toHaveLength(1);

    const before = await content();
    const failing = { recordServer: () => Promise.reject(new Error('There is no room for events.')) };
    await expect(applyDirectory(store(), emptyDirectory(), undefined, failing)).rejects.toThrow('no room');
    expect(await content()).toEqual(before);
  });

  it('takes the same file from several servers that start at once', async () => {
    const before = await content();
    await Promise.all(Array.from({ length: 5 }, () => applyDirectory(store(), withTokens)));
    expect(await content()).toEqual(before);
  });
});
