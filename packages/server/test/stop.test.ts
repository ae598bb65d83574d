import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Demo } from '../src/demo/demo.ts';
import { login } from './example-login.ts';
import { firstStart, type StartedData } from './first-start.ts';
import { endAll, opendas } from './opendas-process.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let data: StartedData;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opendas-stop-'));
  data = await firstStart(folder);
}, 60_000);
afterAll(() => {
  endAll();
  rmSync(folder, { recursive: true, force: true });
});

const serve = (directory: string, options: { ipc?: boolean } = {}) =>
  opendas(['serve', '--demo', '--port', '0', '--data-dir', directory], options);
const start = (name: string, options: { ipc?: boolean } = {}) => serve(data.copy(name), options);
const demoOf = (name: string): Demo => JSON.parse(readFileSync(join(folder, name, 'demo.json'), 'utf8')) as Demo;

const body = JSON.stringify(login);

/** Begins a request and keeps the last byte of its body back. */
async function unfinishedRequest(
  url: string,
  { accounts: [owner] }: Demo,
): Promise<{ finish(): Promise<string>; socket: Socket }> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.on('data', (chunk) => (received += chunk.toString()));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  socket.write(
    [
      `POST /v3/${owner.projects[0].id}/connections HTTP/1.1`,
      'Host: test',
      `X-Auth-Token: ${owner.users[1].token}`,
      'Content-Type: application/json',
      'Expect: 100-continue',
      `Content-Length: ${body.length}`,
      '',
      '',
    ].join('\r\n'),
  );
  // The server has begun with the request when it asks for the body.
  await new Promise((resolve) => socket.once('data', resolve));
  socket.write(body.slice(0, -1));
  return {
    socket,
    async finish() {
      socket.write(body.slice(-1));
      await closed;
      return received;
    },
  };
}

describe('opendas serve', () => {
  it('finishes a request that is under way, takes no new one, keeps the state and ends with exit code 0', async () => {
    const server = start('finish');
    const url = await server.ready();
    const request = await unfinishedRequest(url, demoOf('finish'));
    server.child.kill('SIGINT');
    await server.logged('The server stops');
    await expect
      .poll(() =>
        fetch(`${url}/healthz`).then(
          () => 'answers',
          () => 'refused',
        ),
      )
      .toBe('refused');
    const answer = await request.finish();
    expect(answer).toMatch(/HTTP\/1\.1 200 [^]*"connection_id"/);
    expect(await server.ended()).toBe(0);

    const again = serve(join(folder, 'finish'));
    const newUrl = await again.ready();
    const [owner] = demoOf('finish').accounts;
    const list = await fetch(`${newUrl}/v3/${owner.projects[0].id}/connections`, {
      headers: { 'X-Auth-Token': owner.users[1].token },
    });
    expect(await list.json()).toMatchObject({ total_record: 1 });
    again.child.kill('SIGTERM');
    expect(await again.ended()).toBe(0);
  });

  it('ends at once with a second signal', async () => {
    const server = start('twice');
    const url = await server.ready();
    const { socket } = await unfinishedRequest(url, demoOf('twice'));
    server.child.kill('SIGINT');
    await server.logged('The server stops');
    server.child.kill('SIGINT');
    expect(await server.ended()).toBe(1);
    socket.destroy();
  });

  it('ends when the process that started it goes away', async () => {
    const server = start('ipc', { ipc: true });
    await server.ready();
    server.child.disconnect();
    expect(await server.ended()).toBe(0);
    expect(server.stdout()).toContain('the process that started the server is gone');
  });

  it('ends with exit code 1 when it cannot start, also when it was started with an IPC channel', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const server = opendas(['serve', '--demo', '--port', String(port), '--data-dir', data.copy('port')], { ipc: true });
    expect(await server.ended()).toBe(1);
    expect(server.stderr()).toContain(`Port ${port} of 127.0.0.1 is in use`);
    taken.close();
  });
});
