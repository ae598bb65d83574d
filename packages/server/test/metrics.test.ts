import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type TestPostgres } from '@opendas/test-postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readDocument } from '../src/http/document.ts';
import { documentOperations } from '../src/http/document-operations.ts';
import { demoOwner, type DemoOwner } from './demo-file.ts';
import { httpCall, type Call } from './http-call.ts';
import { endAll, opendas } from './opendas-process.ts';
import { runOpendas } from './run-opendas.ts';
import { savedPasswords, saveSecrets } from './saved-secrets.ts';

vi.setConfig({ testTimeout: 240_000 });

let folder: string;
let postgres: TestPostgres;
/** Options of the server. */
let where: readonly string[];
let url: string;
let metricsUrl: string;
let owner: DemoOwner;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opendas-metrics-'));
  const address = `127.0.0.1:${await freePort()}`;
  metricsUrl = `http://${address}`;
  postgres = await startPostgres();
  where = ['--database-url', postgres.url, '--metrics-address', address];
  url = await opendas(['serve', '--demo', '--port', '0', '--data-dir', folder, ...where]).ready();
  owner = demoOwner(folder);
}, 240_000);
afterAll(async () => {
  endAll();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

async function metrics(): Promise<string> {
  const { status, headers, text } = await httpCall(metricsUrl, '/metrics');
  expect({ status, type: headers['content-type'] }).toEqual({
    status: 200,
    type: expect.stringContaining('text/plain') as string,
  });
  return text;
}

/** The lines of our own metrics; those of Node are bounded by the process. */
function series(text: string): readonly { readonly name: string; readonly labels: Record<string, string> }[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('opendas_'))
    .map((line) => ({
      name: line.split(/[{ ]/, 1)[0] ?? '',
      labels: Object.fromEntries([...line.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, value]) => [label, value])),
    }));
}

/** Requests of all kinds, with ids, names and secrets that end in `mark`. */
async function requests(mark: string): Promise<void> {
  const token = { 'X-Auth-Token': owner.token };
  const id = `00000000-0000-4000-8000-0000000000${mark}`;
  const calls: readonly (readonly [path: string, call: Call])[] = [
    [`/v3/${owner.project}/connections?offset=0&limit=10`, { headers: token }],
    [`/v3/${owner.project}/connections/${id}`, { headers: token }],
    [`/v3/054e292c9880d4992f02c0196d3ea4${mark}/connections`, { headers: token }],
    [`/v3/${owner.project}/connections`, { headers: { 'X-Auth-Token': `canary-token-${mark}` } }],
    [`/nowhere-${mark}`, {}],
    [`/nowhere`, { method: `PROPFIND` }],
    [`/v3/${owner.project}/connections`, { method: 'POST', headers: token, body: `{"password":"canary-${mark}` }],
    [`/v3/auth/domains`, { headers: { 'X-Auth-Token': `canary-token-${mark}` } }],
    [`/health?canary=${mark}`, {}],
  ];
  for (const [path, call] of calls) await httpCall(url, path, call);
}

const codes = /^((APIGW|DAS|IAM)\.\d+|none)$/;

describe('/metrics', () => {
  it('has labels of bounded sets only, which no caller makes longer', async () => {
    const known = new Set(['other', ...documentOperations(readDocument().root).map(({ operationId }) => operationId)]);
    const allowed: Readonly<Record<string, (value: string) => boolean>> = {
      operation: (value) => known.has(value),
      status_class: (value) => /^[2-5]xx$/.test(value),
      code: (value) => codes.test(value),
      result: (value) => ['success', 'denied', 'failed'].includes(value),
      state: (value) => ['total', 'idle', 'waiting'].includes(value),
      le: (value) => value === '+Inf' || Number(value) > 0,
    };
    await saveSecrets(owner);
    await requests('a1');
    const before = series(await metrics());
    const wrong = before.flatMap(({ labels }) =>
      Object.entries(labels).filter(([label, value]) => allowed[label]?.(value) !== true),
    );
    expect(wrong).toEqual([]);
    for (const mark of ['b2', 'c3', 'd4']) await requests(mark);
    expect(series(await metrics())).toEqual(before);
  });

  it('counts requests and denials', async () => {
    const count = async (line: string) => Number((await metrics()).split(`${line} `)[1]?.split('\n')[0]);
    const requestsLine = 'opendas_requests_total{operation="ListConnection",status_class="2xx"}';
    const before = await count(requestsLine);
    const path = `/v3/${owner.project}/connections?offset=0&limit=10`;
    await httpCall(url, path, { headers: { 'X-Auth-Token': owner.token } });
    await expect.poll(() => count(requestsLine)).toBe(before + 1);
    expect(await metrics()).toMatch(/opendas_denials_total\{code="APIGW\.\d+"\} [1-9]/);
  });

  it('has no ids, names and secrets', async () => {
    const text = await metrics();
    const secrets = [owner.token, owner.secret_key, owner.access_key, owner.id, owner.project, 'canary', 'nowhere'];
    for (const secret of [...secrets, ...Object.values(savedPasswords)]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('is on its own address only, with nothing else', async () => {
    expect((await httpCall(url, '/metrics')).status).toBe(404);
    for (const [path, method] of [
      ['/metrics', 'POST'],
      ['/', 'GET'],
      [`/v3/${owner.project}/connections`, 'GET'],
    ] as const) {
      expect((await httpCall(metricsUrl, path, { method })).status).toBe(404);
    }
    const taken = new URL(metricsUrl).host;
    const args = ['serve', '--demo', '--port', '0', '--data-dir', join(folder, 'second'), ...where];
    expect(await runOpendas(args)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(new RegExp(`^Metrics cannot be served on ${taken} .*EADDRINUSE`)) as string,
    });
  });
});
