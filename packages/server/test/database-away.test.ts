import { startPostgres } from '@opendas/test-postgres';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endAll, opendas } from './opendas-process.ts';

let folder: string;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opendas-database-'));
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  endAll();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Stands between the server and the database, and can be taken away. */
function gate(target: URL): { open(port?: number): Promise<number>; shut(): Promise<void> } {
  let server: Server;
  const sockets = new Set<Socket>();
  return {
    async open(port = 0) {
      server = createServer((client) => {
        const database = connect(Number(target.port), target.hostname);
        for (const socket of [client, database]) {
          sockets.add(socket);
          socket.on('error', () => undefined);
        }
        client.pipe(database).pipe(client);
      });
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      return (server.address() as AddressInfo).port;
    },
    async shut() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

it('a database that is away at start or later is answered 503, and the server recovers by itself', async () => {
  const target = new URL(postgres.url);
  const way = gate(target);
  const port = await way.open();
  await way.shut();
  const databaseUrl = new URL(target);
  databaseUrl.hostname = '127.0.0.1';
  databaseUrl.port = String(port);
  const server = opendas(['serve', '--demo', '--port', '0', '--data-dir', folder], {
    env: { OPENDAS_DATABASE_URL: databaseUrl.href },
  });
  await server.logged('The database cannot be reached');
  const url = /listening at (http:[^"]+)/.exec(server.stdout())?.[1] ?? '';
  const statuses = async (): Promise<unknown> => {
    const [alive, ready, operation] = await Promise.all(
      ['/healthz', '/readyz', `/v3/${'0'.repeat(32)}/connections`].map((path) =>
        fetch(url + path, { headers: { 'X-Auth-Token': 'unknown' } }),
      ),
    );
    return { alive: alive?.status, ready: ready?.status, operation: operation?.status };
  };
  const away = { alive: 200, ready: 503, operation: 503 };
  const back = { alive: 200, ready: 200, operation: 401 };

  expect(await statuses()).toStrictEqual(away);
  const answer = await fetch(`${url}/readyz`);
  expect(await answer.json()).toMatchObject({
    error_code: 'APIGW.0201',
    request_id: answer.headers.get('x-request-id'),
  });

  await way.open(port);
  await server.ready();
  expect(await statuses()).toStrictEqual(back);
  await way.shut();
  await expect.poll(statuses, { timeout: 10_000 }).toStrictEqual(away);
  await way.open(port);
  await expect.poll(statuses, { timeout: 20_000 }).toStrictEqual(back);

  server.child.kill('SIGTERM');
  expect(await server.ended()).toBe(0);
  expect(server.stdout() + server.stderr()).not.toContain(target.password);
  await way.shut();
}, 60_000);
