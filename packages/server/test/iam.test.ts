import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from '../src/directory/directory-content.ts';
import { hashPassword } from '../src/directory/password-hash.ts';
import { serveStore, type ServedStore } from '../src/testing/serve-store.ts';
import { databases, type TestDatabase } from './databases.ts';
import { httpCall, type Answer } from './http-call.ts';
import { signatureDirectory } from './signature-directory.ts';
import { signedAt } from './signature-vectors.ts';
import { signedCall } from './signed-call.ts';
import { ids, tokenOf } from './story-directory.ts';

const account = 'a0000000000000000000000000000001';
const password = 'correct horse battery staple';
const connections = `/v3/${ids.ownersProject}/connections`;
const hours = 60 * 60_000;
/** Quick to compute. */
const weak = { N: 16, r: 1, p: 1 };

describe.each(Object.entries(databases))('the identity service, on %s', (_name, startDatabase) => {
  let database: TestDatabase;
  let server: ServedStore;
  let now = signedAt;
  let directory: Directory;

  beforeAll(async () => {
    database = await startDatabase();
    server = await serveStore({ databaseUrl: database.url, now: () => now, authentication: { region: 'cn-north-4' } });
    const password_hash = await hashPassword(password, weak);
    const story = signatureDirectory();
    directory = {
      ...story,
      users: story.users.map((user) => (user.id === ids.owner ? { ...user, password_hash } : user)),
    };
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.stop();
  });
  beforeEach(async () => {
    now = signedAt;
    await server.reset(directory);
  });

  const identity = (user: object = {}): object => ({
    methods: ['password'],
    password: { user: { name: 'owner', password, domain: { name: 'owners' }, ...user } },
  });
  const project = { project: { id: ids.ownersProject } };
  const requestToken = (body: object, query = ''): Promise<Answer> =>
    httpCall(server.url, `/v3/auth/tokens${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const signIn = (user: object = {}, scope: object = project): Promise<Answer> =>
    requestToken({ auth: { identity: identity(user), scope } });
  const tokenFrom = (answer: Answer): string => String(answer.headers['x-subject-token']);
  const list = (token: string, path = connections): Promise<Answer> =>
    httpCall(server.url, path, { headers: { 'X-Auth-Token': token } });
  const messageOf = ({ json }: Answer): unknown => Reflect.get(Object(json), 'error_msg');

  describe('POST /v3/auth/tokens', () => {
    it('issues a token for a password, for 24 hours and one project', async () => {
      const answer = await signIn();
      expect(answer.status).toBe(201);
      const domain = { id: account, name: 'owners' };
      expect(answer.json).toMatchObject({
        token: {
          methods: ['password'],
          issued_at: '2026-01-20T08:00:00.000000Z',
          expires_at: '2026-01-21T08:00:00.000000Z',
          user: { id: ids.owner, name: 'owner', domain },
          project: { id: ids.ownersProject, name: 'production', domain },
          catalog: [
            { type: 'iam', endpoints: [{ interface: 'public', region: 'cn-north-4', url: `${server.url}/v3` }] },
            {
              type: 'das',
              endpoints: [{ interface: 'public', region: 'cn-north-4', url: `${server.url}/v3/${ids.ownersProject}` }],
            },
          ],
        },
      });
      expect(answer.text).not.toContain(tokenFrom(answer));
      expect(await list(tokenFrom(answer))).toMatchObject({ status: 200 });
      now += 24 * hours - 1;
      expect(await list(tokenFrom(answer))).toMatchObject({ status: 200 });
      now += 1;
      const late = await list(tokenFrom(answer));
      expect(late).toMatchObject({ status: 401, json: { error_code: 'APIGW.0301' } });
      expect(messageOf(late)).toContain('token expired, expires_at: 2026-01-21T08:00:00.000Z');
    });
    it.each([
      { what: 'the user by id', user: { id: ids.owner, name: undefined, domain: undefined }, scope: project },
      {
        what: 'members that are not set',
        user: { id: null, domain: { id: '', name: 'owners' } },
        scope: { domain: { name: null }, project: { id: ids.ownersProject, name: '' } },
      },
      { what: 'the account by id', user: { domain: { id: account } }, scope: project },
      { what: 'the project by name', user: {}, scope: { project: { name: 'production' } } },
      { what: 'the project by the region', user: {}, scope: { project: { name: 'cn-north-4' } } },
      {
        what: 'the project of an account',
        user: {},
        scope: { project: { name: 'production', domain: { name: 'owners' } } },
      },
    ])('takes $what', async ({ user, scope }) => {
      const answer = await signIn(user, scope);
      expect(answer).toMatchObject({ status: 201, json: { token: { project: { id: ids.ownersProject } } } });
      expect(await list(tokenFrom(answer))).toMatchObject({ status: 200 });
    });
    it('leaves the catalog out where it is not wanted', async () => {
      const { json } = await requestToken({ auth: { identity: identity(), scope: project } }, '?nocatalog=true');
      expect(Object(Reflect.get(Object(json), 'token'))).not.toHaveProperty('catalog');
    });
    it.each([{}, { domain: { name: 'owners' } }])(
      'gives a token of the account, which is good for no project, for the scope %j',
      async (scope) => {
        const answer = await signIn({}, scope);
        expect(answer).toMatchObject({ status: 201, json: { token: { domain: { id: account } } } });
        expect(await list(tokenFrom(answer))).toMatchObject({ status: 403, json: { error_code: 'APIGW.0310' } });
        expect(await list(tokenFrom(answer), '/v3/auth/domains')).toMatchObject({ status: 200 });
      },
    );
    it('leaves an event of each login and each refusal of a known user, with no password and no token', async () => {
      const token = tokenFrom(await signIn());
      await signIn({ password: 'canary-wrong-password' });
      await signIn({}, { project: { id: ids.recipientsProject } });
      await signIn({ name: 'nobody' });
      const { rows } = await sql<{ chain: string; event: string }>`
        select chain, event from audit_events order by event::json ->> 'status'`.execute(server.store.db);
      const event = {
        operation_id: 'KeystoneCreateUserTokenByPassword',
        user_id: ids.owner,
        user_name: 'owner',
        account_id: account,
        authentication: 'password',
        client_address: '127.0.0.1',
        error_code: null,
      };
      expect(rows.map((row) => JSON.parse(row.event) as unknown)).toMatchObject([
        { ...event, status: 201 },
        { ...event, status: 401, error_code: 'APIGW.0301' },
        { ...event, status: 403, error_code: 'APIGW.0310' },
      ]);
      expect(new Set(rows.map((row) => row.chain))).toEqual(new Set([`account:${account}`]));
      for (const secret of [token, password, 'canary']) expect(JSON.stringify(rows)).not.toContain(secret);
    });
    it('leaves no more events while the user is locked', async () => {
      const events = async () => {
        const { rows } = await sql<{ count: string }>`select count(*) from audit_events`.execute(server.store.db);
        return Number(rows[0]?.count);
      };
      for (let attempt = 0; attempt < 6; attempt++) await signIn({ password: 'canary-wrong-password' });
      const before = await events();
      expect(before).toBeGreaterThanOrEqual(5);
      expect(await signIn({ password: 'canary-wrong-password' })).toMatchObject({ status: 401 });
      expect(await events()).toBe(before);
    });
    it('refuses the project of another account like one that nobody has', async () => {
      const refused = await signIn({}, { project: { id: ids.recipientsProject } });
      expect(refused).toMatchObject({ status: 403, json: { error_code: 'APIGW.0310' } });
      const random = await signIn({}, { project: { id: 'f'.repeat(32) } });
      expect([random.status, messageOf(random)]).toEqual([403, messageOf(refused)]);
    });
    it('gives tokens for the project of their scope only', async () => {
      const other = 'f54e292c9880d4992f02c0196d3ea468';
      await server.reset({
        ...directory,
        projects: [...directory.projects, { id: other, name: 'other', account_id: account }],
      });
      const token = tokenFrom(await signIn());
      expect(await list(token)).toMatchObject({ status: 200 });
      expect(await list(token, `/v3/${other}/connections`)).toMatchObject({
        status: 403,
        json: { error_code: 'APIGW.0310' },
      });
      expect(await list(tokenOf('owner'), `/v3/${other}/connections`)).toMatchObject({ status: 200 });
    });
    it('gives tokens for its own region only', async () => {
      const token = tokenFrom(await signIn());
      await server.store.db
        .updateTable('tokens')
        .set({ region: 'cn-south-1' })
        .where('issued_at', 'is not', null)
        .execute();
      expect(await list(token)).toMatchObject({ status: 401, json: { error_code: 'APIGW.0307' } });
    });
    it('ends tokens when the user leaves the directory, or has another password', async () => {
      const { applyDirectory } = await import('../src/directory-store/apply-directory.ts');
      const withoutKeys = { ...directory, access_keys: [] };
      const token = tokenFrom(await signIn());
      await applyDirectory(server.store, withoutKeys);
      expect(await list(token)).toMatchObject({ status: 200 });
      const password_hash = await hashPassword('another password', weak);
      await applyDirectory(server.store, {
        ...withoutKeys,
        users: directory.users.map((user) => (user.id === ids.owner ? { ...user, password_hash } : user)),
      });
      expect(await list(token)).toMatchObject({ status: 401, json: { error_code: 'APIGW.0301' } });
      await applyDirectory(server.store, withoutKeys);
      const again = tokenFrom(await signIn());
      const others = withoutKeys.users.filter(({ id }) => id !== ids.owner);
      await applyDirectory(server.store, { ...withoutKeys, users: others, tokens: [] });
      await applyDirectory(server.store, withoutKeys);
      expect(await list(again)).toMatchObject({ status: 401 });
    });
    it('tells nobody whether the user exists, the password is wrong, or the user is locked', async () => {
      const wrong = await signIn({ password: 'canary-password' });
      expect(wrong).toMatchObject({ status: 401, json: { error_code: 'APIGW.0301' } });
      expect(wrong.text).not.toContain('canary');
      const refused = [
        await signIn({ name: 'nobody' }),
        await signIn({ name: 'colleague' }),
        await signIn({ domain: { name: 'recipients' } }),
        ...(await Promise.all(Array.from({ length: 6 }, () => signIn({ password: 'canary-password' })))),
        await signIn(),
      ];
      for (const answer of refused) {
        expect(answer.status).toBe(401);
        expect(messageOf(answer)).toBe(messageOf(wrong));
      }
      now += 5 * 60_000;
      expect(await signIn()).toMatchObject({ status: 201 });
      const failures = server.store.db.selectFrom('failed_attempts').where('subject', 'like', 'user %').selectAll();
      expect(await failures.execute()).toEqual([]);
    });
    it('locks the user before passwords that wait to be checked are tried', async () => {
      const guesses = Array.from({ length: 20 }, () => signIn({ password: 'canary-password' }));
      const [right, ...wrong] = await Promise.all([signIn({ password: 'canary-password' }), ...guesses, signIn()]).then(
        (answers) => answers.toReversed(),
      );
      expect(right).toMatchObject({ status: 401 });
      expect(wrong.map(({ status }) => status)).toEqual(Array.from({ length: 21 }, () => 401));
    });
    it.each([
      [{}, 'auth: this member is required'],
      [{ auth: { identity: { methods: ['totp'] } } }, 'auth.identity.methods'],
      [{ auth: { identity: { methods: ['password'] } } }, 'auth.identity.password: this member is required'],
      [
        { auth: { identity: { methods: ['password'], password: { user: { name: 'a' } } } } },
        'auth.identity.password.user.password',
      ],
      [
        { auth: { identity: { methods: ['password'], password: { user: { name: 'a', password: 'canary' } } } } },
        'auth.identity.password.user.domain',
      ],
      [
        {
          auth: {
            identity: { methods: ['password'], password: { user: { password: 'canary', domain: { name: 'a\0' } } } },
          },
        },
        'auth.identity.password.user.domain.name',
      ],
    ])('refuses %j', async (body, message) => {
      const answer = await requestToken(body);
      expect(answer).toMatchObject({ status: 400, json: { error_code: 'APIGW.0201' } });
      expect(messageOf(answer)).toContain(message);
      expect(answer.text).not.toContain('canary');
    });
    it('forgets tokens a day after they have expired, many at once, since every server looks its callers up again then', async () => {
      const hour = 60 * 60_000;
      const generation = () => server.store.db.selectFrom('directory_generation').selectAll().executeTakeFirst();
      const issued = async (): Promise<number> => {
        const tokens = server.store.db.selectFrom('tokens').select('sha256').where('issued_at', 'is not', null);
        return (await tokens.execute()).length;
      };
      for (let login = 0; login < 2; login += 1) {
        expect(await signIn()).toMatchObject({ status: 201 });
        now += hour / 4;
      }
      const before = await generation();
      now += 48 * hour;
      expect(await signIn()).toMatchObject({ status: 201 });
      expect([await issued(), await generation()]).toEqual([3, before]);
      now += hour;
      expect(await signIn()).toMatchObject({ status: 201 });
      expect(await issued()).toBe(2);
      expect(await generation()).not.toEqual(before);
    });
    it('stores no token and no password in clear', async () => {
      const token = tokenFrom(await signIn());
      const rows = [
        ...(await server.store.db.selectFrom('tokens').selectAll().execute()),
        ...(await server.store.db.selectFrom('users').selectAll().execute()),
      ];
      expect(JSON.stringify(rows)).not.toContain(token);
      expect(JSON.stringify(rows)).not.toContain(password);
    });
  });

  describe('the look-ups of the official clients', () => {
    const lookUp = (path: string, body?: string): Promise<Answer> => {
      const call = { headers: { 'Content-Type': 'application/json' }, ...(body !== undefined && { body }) };
      return httpCall(server.url, path, signedCall(path, call, { at: now, signed: ['content-type'] }));
    };
    it('GET /v3/projects?name=<region> gives exactly one project, as every SDK wants', async () => {
      const { status, json } = await lookUp('/v3/projects?name=cn-north-4');
      expect(status).toBe(200);
      expect(json).toMatchObject({
        projects: [{ id: ids.ownersProject, name: 'cn-north-4', domain_id: account, enabled: true }],
      });
      expect(Reflect.get(Object(json), 'projects')).toHaveLength(1);
    });
    it('takes a signed body of two bytes with a GET, as the Node SDK sends it', async () => {
      expect(await lookUp('/v3/projects?name=cn-north-4', '{}')).toMatchObject({ status: 200 });
    });
    it.each([
      ['/v3/projects?name=cn-south-1', { projects: [] }],
      ['/v3/projects?name=production', { projects: [{ id: ids.ownersProject, name: 'production' }] }],
      ['/v3/projects', { projects: [{ id: ids.ownersProject, name: 'production' }] }],
      ['/v3/auth/projects', { projects: [{ id: ids.ownersProject, name: 'production' }] }],
      ['/v3/auth/domains', { domains: [{ id: account, name: 'owners', enabled: true }] }],
      ['/v3/regions', { regions: [{ id: 'cn-north-4' }] }],
      ['/v3/auth/catalog', { catalog: [{ type: 'iam' }, { type: 'das' }] }],
    ])('GET %s', async (path, want) => {
      expect(await lookUp(path)).toMatchObject({ status: 200, json: want });
      expect(await list(tokenOf('owner'), path)).toMatchObject({ status: 200, json: want });
      expect(await httpCall(server.url, path)).toMatchObject({ status: 401, json: { error_code: 'APIGW.0301' } });
    });
    it('gives the project with the name of the region where an account has several', async () => {
      const other = 'f54e292c9880d4992f02c0196d3ea468';
      await server.reset({
        ...directory,
        projects: [...directory.projects, { id: other, name: 'cn-north-4', account_id: account }],
      });
      expect(await lookUp('/v3/projects?name=cn-north-4')).toMatchObject({ json: { projects: [{ id: other }] } });
      await server.reset({
        ...directory,
        projects: [...directory.projects, { id: other, name: 'other', account_id: account }],
      });
      expect(await lookUp('/v3/projects?name=cn-north-4')).toMatchObject({ json: { projects: [] } });
    });
    it('PUT /v3/projects is not there, and neither is POST to those who ask', async () => {
      const answer = await httpCall(server.url, '/v3/projects', { method: 'PUT' });
      expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
    });
    it('POST /v3/projects is not allowed', async () => {
      const headers = { 'X-Auth-Token': tokenOf('owner'), 'Content-Type': 'application/json' };
      expect(await httpCall(server.url, '/v3/projects', { method: 'POST', headers, body: '{}' })).toMatchObject({
        status: 403,
        json: { error_code: 'IAM.0002' },
      });
    });
  });
});
