import { sql } from 'kysely';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Directory } from '../src/directory/index.ts';
import { applyDirectory } from '../src/directory-store/apply-directory.ts';
import { temporaryKeyRing } from '../src/secrets/index.ts';
import type { ServedStore } from '../src/testing/serve-store.ts';
import { databases, serveTogether, type TestDatabase } from './databases.ts';
import { login } from './example-login.ts';
import { httpCall, type Answer } from './http-call.ts';
import { signatureDirectory } from './signature-directory.ts';
import { signedAt } from './signature-vectors.ts';
import { signedCall } from './signed-call.ts';
import { ids, tokenOf } from './story-directory.ts';

const connections = `/v3/${ids.ownersProject}/connections`;
const keyRing = temporaryKeyRing();
const denyAll = JSON.stringify({ Version: '5.0', Statement: [{ Effect: 'Deny', Action: ['*:*:*'] }] });
const without = (userId: string): Directory => {
  const directory = signatureDirectory();
  return {
    ...directory,
    users: directory.users.filter(({ id }) => id !== userId),
    tokens: directory.tokens.filter(({ user_id }) => user_id !== userId),
    policy_attachments: directory.policy_attachments.filter(({ target_id }) => target_id !== userId),
    access_keys: [],
  };
};

describe.each(Object.entries(databases))('what servers on %s remember of callers', (_name, startDatabase) => {
  let database: TestDatabase;
  let servers: readonly [ServedStore, ...ServedStore[]];

  beforeAll(async () => {
    database = await startDatabase();
    servers = await serveTogether(database, { now: () => signedAt, keyRing });
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) await server.close();
    await database.stop();
  });
  beforeEach(async () => {
    const [first, ...others] = servers;
    await first.reset(signatureDirectory());
    for (const other of others) await other.forget();
  });

  const credentials = {
    'access key': (url: string): Promise<Answer> =>
      httpCall(url, connections, signedCall(connections, {}, { at: signedAt })),
    token: (url: string): Promise<Answer> =>
      httpCall(url, connections, { headers: { 'X-Auth-Token': tokenOf('owner') } }),
  } as const;
  const statuses = async (credential: keyof typeof credentials): Promise<readonly number[]> => {
    const answers = await Promise.all(servers.map(({ url }) => credentials[credential](url)));
    return answers.map(({ status }) => status);
  };
  const db = () => servers[0].store.db;
  const apply = (directory: Directory) => applyDirectory(servers[0].store, directory, keyRing);

  it.each([
    {
      what: 'an access key is deleted',
      credential: 'access key',
      change: () => db().deleteFrom('access_keys').execute(),
    },
    {
      what: 'an access key is switched off',
      credential: 'access key',
      change: () => db().updateTable('access_keys').set({ active: false }).execute(),
    },
    {
      what: 'an access key has another secret key',
      credential: 'access key',
      change: () => apply(signatureDirectory({ secret_key: 'another-secret-key-1' })),
    },
    {
      what: 'an access key leaves the directory',
      credential: 'access key',
      change: () => apply({ ...signatureDirectory(), access_keys: [] }),
    },
    { what: 'the user of an access key leaves', credential: 'access key', change: () => apply(without(ids.owner)) },
    { what: 'a token is deleted', credential: 'token', change: () => db().deleteFrom('tokens').execute() },
    {
      what: 'a token ends earlier',
      credential: 'token',
      change: () => db().updateTable('tokens').set({ expires_at: signedAt }).execute(),
    },
    { what: 'the user of a token leaves', credential: 'token', change: () => apply(without(ids.owner)) },
    { what: 'all tokens are cut off', credential: 'token', change: () => sql`truncate tokens`.execute(db()) },
    {
      what: 'all access keys are cut off',
      credential: 'access key',
      change: () => sql`truncate access_keys`.execute(db()),
    },
    {
      what: 'the user of a token is removed by hand',
      credential: 'token',
      change: () => db().updateTable('users').set({ removed: true }).where('id', '=', ids.owner).execute(),
    },
  ] as const)('ends when $what', async ({ credential, change }) => {
    expect(await statuses(credential)).toEqual(servers.map(() => 200));
    await change();
    expect(await statuses(credential)).toEqual(servers.map(() => 401));
  });

  it.each([
    {
      what: 'no policy allows it any more',
      change: () => apply({ ...signatureDirectory(), policy_attachments: [] }),
      code: 'IAM.0002',
    },
    {
      what: 'the project has another account',
      change: () =>
        apply({
          ...signatureDirectory(),
          projects: signatureDirectory().projects.map((project) => ({
            ...project,
            account_id: 'a0000000000000000000000000000002',
          })),
        }),
      code: 'APIGW.0310',
    },
    {
      what: 'a policy is detached by hand',
      change: () => db().deleteFrom('policy_attachments').where('target_id', '=', ids.owner).execute(),
      code: 'IAM.0002',
    },
    {
      what: 'a policy is changed by hand',
      change: () => db().updateTable('policies').set({ document: denyAll }).execute(),
      code: 'IAM.0002',
    },
    {
      what: 'a policy is added by hand',
      change: async () => {
        await db().insertInto('policies').values({ id: 'deny', name: 'deny', document: denyAll }).execute();
        const target = { target_kind: 'user', target_id: ids.owner, position: 99 } as const;
        await db()
          .insertInto('policy_attachments')
          .values({ ...target, policy_id: 'deny' })
          .execute();
      },
      code: 'IAM.0002',
    },
  ])('does not allow what it allowed once $what', async ({ change, code }) => {
    expect(await statuses('token')).toEqual(servers.map(() => 200));
    await change();
    const answers = await Promise.all(
      servers.flatMap(({ url }) => [credentials.token(url), credentials['access key'](url)]),
    );
    for (const answer of answers) expect(answer).toMatchObject({ status: 403, json: { error_code: code } });
  });

  it('ends for a request with a token whose body is still under way', async () => {
    expect(await statuses('token')).toEqual(servers.map(() => 200));
    const [server] = servers;
    const asked = vi.spyOn(server.services().authentication, 'authenticate');
    const body = JSON.stringify(login);
    const headers = { 'X-Auth-Token': tokenOf('owner'), 'Content-Type': 'application/json' };
    const outgoing = request(new URL(connections, server.url), { method: 'POST', agent: false, headers });
    outgoing.write(body.slice(0, -1));
    await expect.poll(() => asked.mock.settledResults.map(({ type }) => type)).toEqual(['fulfilled']);
    await apply(without(ids.owner));
    outgoing.end(body.slice(-1));
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(401);
    expect(await db().selectFrom('connections').selectAll().execute()).toEqual([]);
  });

  it('comes back when what had changed is as it was', async () => {
    await apply(without(ids.owner));
    expect(await statuses('access key')).toEqual(servers.map(() => 401));
    await apply(signatureDirectory());
    expect(await statuses('access key')).toEqual(servers.map(() => 200));
  });

  it('stays where a credential is added, or none is deleted', async () => {
    const generation = () => db().selectFrom('directory_generation').select('generation').executeTakeFirstOrThrow();
    const before = await generation();
    await db().insertInto('tokens').values({ sha256: 'a', user_id: ids.owner, expires_at: null }).execute();
    await db().deleteFrom('tokens').where('sha256', '=', 'none').execute();
    expect(await generation()).toEqual(before);
    await db().deleteFrom('tokens').where('sha256', '=', 'a').execute();
    expect(await generation()).not.toEqual(before);
  });
});
