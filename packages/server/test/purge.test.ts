import { startPostgres, type TestPostgres } from '@opendas/test-postgres';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { login } from './example-login.ts';
import { endAll, opendas } from './opendas-process.ts';

let postgres: TestPostgres;
let folder: string;
beforeAll(async () => {
  postgres = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), 'opendas-purge-'));
}, 60_000);
afterAll(async () => {
  endAll();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The first user of the demo who is not root, and that user's project. */
interface DemoFile {
  readonly accounts: readonly [
    {
      readonly projects: readonly [{ readonly id: string }];
      readonly users: readonly [unknown, { readonly token: string }];
    },
  ];
}

/** Serves with options until the work is done. */
async function serving<Result>(options: readonly string[], work: (url: string) => Promise<Result>): Promise<Result> {
  const server = opendas([
    'serve',
    '--demo',
    '--port',
    '0',
    '--data-dir',
    folder,
    '--database-url',
    postgres.url,
    ...options,
  ]);
  const result = await work(await server.ready());
  server.child.kill('SIGTERM');
  expect(await server.ended()).toBe(0);
  return result;
}

async function connectionsOf(url: string, method: 'GET' | 'POST'): Promise<unknown> {
  const { accounts } = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as DemoFile;
  const [{ projects, users }] = accounts;
  const answer = await fetch(`${url}/v3/${projects[0].id}/connections`, {
    method,
    headers: { 'X-Auth-Token': users[1].token, 'Content-Type': 'application/json' },
    ...(method === 'POST' && { body: JSON.stringify(login) }),
  });
  return answer.json();
}

it('a server deletes at its start what nobody has used for as many days as it is told', async () => {
  await serving([], (url) => connectionsOf(url, 'POST'));
  const client = new Client(postgres.url);
  await client.connect();
  await client.query('update connections set last_used_at = last_used_at - 10 * 24 * 60 * 60 * 1000');
  await client.end();
  const list = (url: string) => connectionsOf(url, 'GET');
  expect(await serving([], list)).toMatchObject({ total_record: 1 });
  expect(await serving(['--purge-unused-after', '11'], list)).toMatchObject({ total_record: 1 });
  expect(await serving(['--purge-unused-after', '0'], list)).toMatchObject({ total_record: 1 });
  await serving(['--purge-unused-after', '10'], (url) =>
    expect.poll(() => list(url), { timeout: 10_000 }).toMatchObject({ total_record: 0 }),
  );
}, 120_000);
