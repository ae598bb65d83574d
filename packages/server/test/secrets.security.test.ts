import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveStore, type ServedStore } from '../src/testing/serve-store.ts';
import { login } from './example-login.ts';
import { httpCall, type Answer } from './http-call.ts';
import { ids, storyDirectory, tokenOf } from './story-directory.ts';

const password = 'canary-password-5f0c';
const connections = `/v3/${ids.ownersProject}/connections`;
const headers = { 'X-Auth-Token': tokenOf('owner'), 'Content-Type': 'application/json' };
const members = { ...login, password };

let server: ServedStore;
let log = '';
beforeAll(async () => {
  server = await serveStore({ onLogLine: (line) => (log += line) });
  await server.reset(storyDirectory());
});
afterAll(() => server.close());

/** Everything that a caller sees of an answer. */
function visible({ headers: answerHeaders, text }: Answer): string {
  return `${JSON.stringify(answerHeaders)}\n${text}`;
}

describe('a password and a token', () => {
  it('appear in no answer and no log line, whatever happens', async () => {
    const post = (path: string, body: unknown, more: object = {}) =>
      httpCall(server.url, path, {
        method: 'POST',
        headers: { ...headers, ...more },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    const created = await post(connections, members);
    const connection = String(Reflect.get(Object(created.json), 'connection_id'));
    const share = { shared_conn_id: connection, users: [{ user_id: ids.recipient, user_name: 'username' }] };
    const recipientsHeaders = { 'X-Auth-Token': tokenOf('recipient') };
    const answers = [
      created,
      await post(`${connections}/share`, { ...share, password }),
      await httpCall(server.url, connections, { headers }),
      await httpCall(server.url, `${connections}/${connection}`, { headers }),
      await httpCall(server.url, `/v3/${ids.recipientsProject}/connections/${connection}`, {
        headers: recipientsHeaders,
      }),
      await httpCall(server.url, `/v3/${ids.recipientsProject}/connections`, { headers: recipientsHeaders }),
      // Mistakes at, beside and around the secret.
      await post(connections, { ...members, password: [password] }),
      await post(connections, { ...members, password: `${password}\0` }),
      await post(connections, { ...members, password: password.repeat(100) }),
      await post(connections, { ...members, port: password }),
      await post(connections, { ...members, engine_type: 5 }),
      await post(connections, JSON.stringify(members).replace('}', '')),
      await post(connections, JSON.stringify(members).replace('"password":', '"password"')),
      await post(connections, [members]),
      await post(connections, JSON.stringify(JSON.stringify(members))),
      await post(connections, members, { 'Content-Type': 'text/plain' }),
      await post(connections, members, { 'X-Auth-Token': `${tokenOf('owner')}x` }),
      await post(`/nowhere?token=${tokenOf('owner')}`, members),
      await httpCall(server.url, `${connections}?perpage=x&x=${tokenOf('owner')}`, { headers }),
    ].map(visible);
    // What the database says of a wrong statement must not carry its parameters either.
    await server.store.db.schema.alterTable('connections').renameColumn('remarks', 'renamed').execute();
    const failed = await post(connections, { ...members, remarks: password });
    await server.store.db.schema.alterTable('connections').renameColumn('renamed', 'remarks').execute();
    expect(failed).toMatchObject({ status: 500, json: { error_code: 'APIGW.0601' } });

    for (const text of [...answers, visible(failed), log]) {
      expect(text).not.toContain(password);
      expect(text).not.toContain('story-token-of-');
    }
    expect(log).toContain('CreateConnection');
    expect(log).toContain(ids.owner);
  });

  it('are stored encrypted and hashed', async () => {
    const rows = JSON.stringify([
      await server.store.db.selectFrom('connections').selectAll().execute(),
      await server.store.db.selectFrom('tokens').selectAll().execute(),
    ]);
    expect(rows).toContain('encrypted_password');
    for (const encoded of [
      password,
      JSON.stringify([...Buffer.from(password)]).slice(1, -1),
      Buffer.from(password).toString('hex'),
    ]) {
      expect(rows).not.toContain(encoded);
    }
    expect(rows).not.toContain('story-token-of-');
  });
});

describe('the log', () => {
  it('has one line for each request, with its id, operation, status and caller', async () => {
    log = '';
    await httpCall(server.url, `${connections}?condition=secret`, {
      headers: { ...headers, 'X-Request-Id': 'request-1' },
    });
    const lines = log
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: 'info',
      requestId: 'request-1',
      operationId: 'ListConnection',
      method: 'GET',
      path: connections,
      status: 200,
      ms: expect.any(Number) as number,
      userId: ids.owner,
      msg: 'request',
    });
  });
});
