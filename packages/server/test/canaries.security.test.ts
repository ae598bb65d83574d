import { startSeparatePostgres, type TestPostgres } from '@opendas/test-postgres';
import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Directory } from '../src/directory/index.ts';
import { tokenSha256 } from '../src/directory/token-hash.ts';
import { startTestServer, type TestServer } from '../src/testing/index.ts';
import { callerToken } from '../src/testing/test-directory.ts';
import { httpCall } from './http-call.ts';
import { endAll, opendas } from './opendas-process.ts';
import { canary, findCanaries } from './requests/canary.ts';
import { exampleRequests, succeeds } from './requests/example-requests.ts';
import { allRows } from './requests/rows.ts';
import { secretCalls, secretPlaces } from './requests/secret-requests.ts';

const password = canary('password', 'Canary5f0cOfAPassw0rd');
const token = canary('token', 'Canary9b2eOfAT0ken');
const databasePassword = canary('password of the store', 'Canary77d1OfTheSt0re');
const canaries = { secret: password.text, token: token.text };
const secrets = [password, token, databasePassword];
/** Not a secret: it must be found, else nothing would be. */
const visible = canary('user name', 'VisibleUserName31c4');

const requests = exampleRequests();

it('knows the secrets of the document', () => {
  const operations = requests
    .filter(({ schemas, values }) => secretPlaces(schemas.body, values.body).length > 0)
    .map(({ operation }) => operation.operationId);
  expect(operations).toContain('CreateConnection');
});

describe.each(['embedded', 'postgresql'] as const)('secrets (%s)', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'opendas-canaries-'));
  let postgres: TestPostgres | undefined;
  let server: TestServer;
  /** Name and text of everything that came out of the server. */
  const seen: (readonly [place: string, text: string])[] = [];
  let log = '';
  beforeAll(async () => {
    // One of its own: all of its files are searched.
    if (kind === 'postgresql') postgres = await startSeparatePostgres();
    server = await startTestServer({
      ...(postgres !== undefined && { databaseUrl: await asCanary(postgres.url) }),
      changeDirectory: withCanaryToken,
      onLogLine: (line) => (log += line),
    });
    // Requests with mistakes are refused before any database is asked: once is enough.
    const withMistakes = new Set(kind === 'embedded' ? [] : requests.map(({ operation }) => operation.operationId));
    for (const request of requests) {
      const { operationId } = request.operation;
      const how = succeeds(request) && !withMistakes.has(operationId) ? 'with mistakes' : 'as it is';
      if (how === 'with mistakes') withMistakes.add(operationId);
      for (const state of request.states) await server.setState(state.name, state.params);
      for (const { name, path, call } of secretCalls(request, canaries, how)) {
        const answer = await httpCall(server.url, path, call);
        seen.push([name, `${JSON.stringify(answer.headers)}\n${answer.text}`]);
      }
    }
  }, 300_000);
  afterAll(async () => {
    await server.close();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const foundIn = (places: Iterable<readonly [string, string | Buffer]>, what = secrets): readonly string[] =>
    [...places].flatMap(([place, text]) => findCanaries(what, place, text));

  it('are in no answer', () => {
    expect(seen.length).toBeGreaterThanOrEqual(requests.length);
    expect(foundIn(seen)).toStrictEqual([]);
  });

  it('are in no answer and no log when the database fails', async () => {
    const tables = [...(await allRows(server.store)).keys()].filter(
      // Without these nobody gets as far as an operation.
      (table) => !['tokens', 'users', 'projects', 'accounts', 'organizations'].includes(table),
    );
    const rename = async (names: readonly string[], fromTo: (table: string) => readonly [string, string]) => {
      const statements = names.map(fromTo).map(([from, to]) => `alter table "${from}" rename to "${to}";`);
      await sql`do $$ begin ${sql.raw(statements.join(' '))} end $$`.execute(server.store.db);
    };
    const failing: (readonly [string, string])[] = [];
    for (const request of requests.filter(succeeds)) {
      for (const state of request.states) await server.setState(state.name, state.params);
      const [asItIs] = secretCalls(request, canaries, 'as it is');
      if (asItIs === undefined) continue;
      await rename(tables, (table) => [table, `${table}_gone`]);
      const answer = await httpCall(server.url, asItIs.path, asItIs.call);
      await rename(tables, (table) => [`${table}_gone`, table]);
      failing.push([asItIs.name, `${answer.status} ${JSON.stringify(answer.headers)}\n${answer.text}`]);
    }
    expect(failing.filter(([, text]) => text.startsWith('500'))).not.toStrictEqual([]);
    expect(foundIn([...failing, ['the log', log]])).toStrictEqual([]);
  }, 180_000);

  it('are in no log line, down to the level trace', () => {
    expect(log.split('\n').length).toBeGreaterThan(seen.length);
    expect(foundIn([['the log', log]])).toStrictEqual([]);
  });

  it.each(['/healthz', '/readyz', '/metrics', '/openapi.json', '/docs'])('are not at %s', async (path) => {
    const { text } = await httpCall(server.url, path);
    expect(foundIn([[path, text]])).toStrictEqual([]);
  });

  it('are in no row of the database, and in no file of it', async () => {
    // In memory there are no files.
    const kept =
      postgres === undefined
        ? await startTestServer({ databaseFolder: join(folder, 'database'), changeDirectory: withCanaryToken })
        : server;
    try {
      await saveEverything(kept);
      const rows = [...(await allRows(kept.store))].map(([table, list]) => [table, list.join('\n')] as const);
      await sql`checkpoint`.execute(kept.store.db);
      const files = filesIn(postgres === undefined ? join(folder, 'database') : await dataFolder(kept));
      expect(foundIn(rows, [visible])).not.toStrictEqual([]);
      expect(foundIn([...rows, ...files])).toStrictEqual([]);
      expect(files.length === 0 || foundIn(files, [visible]).length > 0).toBe(true);
    } finally {
      if (kept !== server) await kept.close();
    }
  }, 120_000);
});

it('a password that the database refuses is in nothing that the server says', async () => {
  // A database of the user may let everybody in.
  const postgres = await startSeparatePostgres();
  const url = new URL(postgres.url);
  url.password = databasePassword.text;
  const folder = mkdtempSync(join(tmpdir(), 'opendas-canaries-'));
  const args = ['serve', '--demo', '--port', '0', '--data-dir', folder, '--log-level', 'trace'];
  const server = opendas(args, { env: { OPENDAS_DATABASE_URL: url.href } });
  expect(await server.ended()).toBe(1);
  expect(server.stderr()).toContain('PostgreSQL refuses the user or the password');
  expect(findCanaries([databasePassword], 'what it says', server.stdout() + server.stderr())).toStrictEqual([]);
  endAll();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A caller with a canary for a token. */
function withCanaryToken(directory: Directory): Directory {
  const user = directory.tokens.find(({ sha256 }) => sha256 === tokenSha256(callerToken))?.user_id;
  if (user === undefined) return directory;
  return {
    ...directory,
    tokens: [...directory.tokens, { sha256: tokenSha256(token.text), user_id: user, expires_at: null }],
  };
}

/** The database, by a role of which the password is a canary. */
async function asCanary(url: string): Promise<string> {
  const admin = new (await import('pg')).default.Client({ connectionString: url });
  await admin.connect();
  const role = `canary_${randomBytes(4).toString('hex')}`;
  await admin.query(`create role ${role} superuser login password '${databasePassword.text}'`);
  await admin.end();
  const own = new URL(url);
  own.username = role;
  own.password = databasePassword.text;
  return own.href;
}

/** Every request that succeeds, with secrets, once more; and one whose user name has to be found. */
async function saveEverything(server: TestServer): Promise<void> {
  for (const request of requests.filter(succeeds)) {
    for (const state of request.states) await server.setState(state.name, state.params);
    const [asItIs] = secretCalls(request, canaries, 'as it is');
    if (asItIs !== undefined) await httpCall(server.url, asItIs.path, asItIs.call);
  }
  const create = requests.find(
    ({ operation, status }) => operation.operationId === 'CreateConnection' && status === 200,
  );
  if (create === undefined) throw new Error('The document has no example of CreateConnection.');
  for (const state of create.states) await server.setState(state.name, state.params);
  const body = {
    ...Object(create.values.body),
    username: visible.text,
    password: password.text,
    is_save_password: true,
  };
  const answer = await httpCall(server.url, `/v3/${String(create.values.path['project_id'])}/connections`, {
    method: 'POST',
    headers: { 'X-Auth-Token': token.text, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}

/** Where PostgreSQL has its files; a folder of another machine is not there. */
async function dataFolder(server: TestServer): Promise<string> {
  const { rows } = await sql<{ folder: string }>`select current_setting('data_directory') as folder`.execute(
    server.store.db,
  );
  return rows[0]?.folder ?? '';
}

function filesIn(folder: string): (readonly [string, Buffer])[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name))] as const);
}
