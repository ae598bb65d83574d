import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loopback } from '../src/databases/address-policy.ts';
import { databaseSessions } from '../src/databases/database-sessions.ts';
import type { DatabaseInstance } from '../src/directory/directory-content.ts';
import { serveStore, type ServedStore } from '../src/testing/serve-store.ts';
import { exampleAuthority } from './example-authority.ts';
import { httpCall } from './http-call.ts';
import { startPostgresForLogins, type PostgresForLogins } from './postgres-with-tls.ts';
import { ids, storyDirectory, tokenOf, type StoryUser } from './story-directory.ts';

const instanceId = '17a73a23badb4c40b6ea48e7bfa5e83fin01';
const start = Date.parse('2026-01-20T08:00:00.000Z');

describe('logins over HTTP, with a real PostgreSQL behind a certificate', () => {
  let postgres: PostgresForLogins;
  let served: ServedStore;
  let now = start;
  const logLines: string[] = [];
  const answers: string[] = [];
  beforeAll(async () => {
    postgres = await startPostgresForLogins();
    const lookup = () => Promise.resolve(['127.0.0.1']);
    const sessions = databaseSessions({ addresses: { allow: loopback, deny: [] }, lookup });
    served = await serveStore({ sessions, now: () => now, onLogLine: (line) => logLines.push(line) });
  });
  afterAll(async () => {
    await served.close();
    await postgres.stop();
  });
  beforeEach(async () => {
    now = start;
    const instance: DatabaseInstance = {
      id: instanceId,
      project_id: ids.ownersProject,
      name: 'orders-db',
      engine_type: 'postgresql',
      network_type: 'rds',
      version: '18',
      host: 'db.example.test',
      port: postgres.port,
      tls_mode: 'verify-full',
      tls_ca: exampleAuthority,
    };
    await served.reset({ ...storyDirectory(), instances: [instance] });
  });

  const call = async (user: StoryUser, method: string, path: string, body?: unknown) => {
    const project = user.startsWith('recipient') ? ids.recipientsProject : ids.ownersProject;
    const answer = await httpCall(served.url, `/v3/${project}${path}`, {
      method,
      headers: { 'X-Auth-Token': tokenOf(user), 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    answers.push(answer.text);
    return answer;
  };
  const login = (password: string) => ({
    engine_type: 'postgresql',
    instance_id: instanceId,
    network_type: 'rds',
    username: 'owner',
    password,
  });
  const create = async (members: object = {}): Promise<string> => {
    const body = { ...login(postgres.password), is_save_password: true, database_name: 'orders', ...members };
    const { json } = await call('owner', 'POST', '/connections', body);
    return String(Reflect.get(Object(json), 'connection_id'));
  };
  const act = (user: StoryUser, id: string, action: object) =>
    call(user, 'POST', `/connections/${id}/login-actions`, action);
  const share = (id: string, expired_time: string) =>
    call('owner', 'POST', '/connections/share', {
      shared_conn_id: id,
      expired_time,
      users: [{ user_id: ids.recipient, user_name: 'username' }],
    });
  const succeeded = { status: 200, text: '' };
  const refused = {
    status: 400,
    json: {
      error_code: 'DAS.200116',
      error_msg: 'The login failed (loginRefused): the database refused the user or the password.',
    },
  };

  it('a login is tried out, saved and used', async () => {
    expect(await call('owner', 'POST', '/connections/test-connection', login('wrong'))).toMatchObject(refused);
    expect(await call('owner', 'POST', '/connections/test-connection', login(postgres.password))).toMatchObject(
      succeeded,
    );
    expect(await call('owner', 'POST', '/connections/verify-connection', login(postgres.password))).toMatchObject(
      succeeded,
    );
    const id = await create();
    expect(await act('owner', id, { login: {} })).toMatchObject(succeeded);
    expect(await act('owner', id, { logout: {} })).toMatchObject(succeeded);
  });

  it('a recipient logs in without knowing the password, until the share expires', async () => {
    const id = await create();
    await share(id, '2026-01-20T09:00:00.000Z');
    now = Date.parse('2026-01-20T08:59:59.999Z');
    expect(await act('recipient', id, { login: {} })).toMatchObject(succeeded);
    now = Date.parse('2026-01-20T09:00:00.000Z');
    expect(await act('recipient', id, { login: {} })).toMatchObject({ status: 400, json: { error_code: 'DAS.5010' } });
  });

  it('a password that was changed in the database is refused, given again and kept', async () => {
    const id = await create({ password: 'former-password' });
    expect(await act('owner', id, { login: {} })).toMatchObject(refused);
    const retry = { password: postgres.password, is_save_password: true };
    expect(await act('owner', id, { retry_login: retry })).toMatchObject(succeeded);
    expect(await act('owner', id, { login: {} })).toMatchObject(succeeded);
  });

  it('an instance is logged in to with an empty body, though the request says that it is JSON', async () => {
    const id = await create();
    expect(await call('owner', 'POST', `/instances/${instanceId}/login`)).toMatchObject({
      status: 200,
      json: {
        connection_id: id,
        instance_name: 'orders-db',
        instance_id: instanceId,
        login_user: 'owner',
        database_name: 'orders',
        engine_type: 'postgresql',
      },
    });
  });

  it('a database that is not there is told, and nothing of what the server says', async () => {
    const id = await create({ database_name: 'nothing' });
    expect(await act('owner', id, { login: {} })).toMatchObject({
      json: { error_msg: 'The login failed (databaseUnknown): the instance has no database of this name.' },
    });
  });

  it('no password is in an answer or in the log', () => {
    expect(answers.length).toBeGreaterThan(10);
    expect(logLines.length).toBeGreaterThan(10);
    const everything = [...answers, ...logLines].join('\n');
    expect(everything).not.toContain(postgres.password);
    expect(everything).not.toContain('former-password');
    expect(everything).not.toContain('db.example.test');
  });
});
