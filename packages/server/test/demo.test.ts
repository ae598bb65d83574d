import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endAll, opendas, type OpendasProcess } from './opendas-process.ts';

let folder: string;
let server: OpendasProcess;
let url: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opendas-demo-'));
  server = opendas(['serve', '--demo', '--port', '0', '--data-dir', folder, '--check-responses']);
  url = await server.ready();
}, 60_000);
afterAll(async () => {
  server.child.kill('SIGTERM');
  await server.ended();
  endAll();
  rmSync(folder, { recursive: true, force: true });
});

const id = expect.stringMatching(/^[0-9a-f]{32}$/) as string;
const token = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
const access_key = expect.stringMatching(/^[0-9A-F]{20}$/) as string;
const secret_key = expect.stringMatching(/^[0-9a-f]{40}$/) as string;
const credentials = { token, access_key, secret_key };
const name = expect.any(String) as string;

describe('the demo', () => {
  it('is described in demo.json for scripts, readable by its owner only', () => {
    const file = join(folder, 'demo.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'demo-directory.yaml')).mode & 0o777).toBe(0o600);
    const account = (recipient: object) => ({
      name,
      id,
      projects: [{ name, id }],
      users: [
        { name, id, root: true, ...credentials },
        { name, id, root: false, ...credentials, ...recipient },
      ],
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toStrictEqual({
      url,
      accounts: [account({}), account({ name: 'username', id: '0852a89ae180d5401f5ac00271a4a02e' })],
    });
  });

  it('prints commands that play the story in bash as they are', async () => {
    await expect.poll(() => server.stderr()).toContain('Ctrl-C stops the server');
    const commands = server.stderr().split('(bash):\n')[1]?.split('Ctrl-C')[0] ?? '';
    const { stdout, stderr } = await promisify(execFile)('bash', [
      '--norc',
      '-eu',
      '-c',
      `${commands}\necho "$DAS_ENDPOINT"`,
    ]);
    expect(stderr).toBe('');
    const [connection, shared, list, received, cancelled, endpoint] = stdout.trim().split('\n');
    expect(connection).toMatch(/^[0-9a-f-]{36}$/);
    expect(shared).toBe('{"status":true}');
    expect(JSON.parse(list ?? '')).toMatchObject({
      total: 1,
      data: [{ user_id: '0852a89ae180d5401f5ac00271a4a02e', user_name: 'username' }],
    });
    expect(JSON.parse(received ?? '')).toMatchObject({
      total_record: 1,
      das_conn_info_list: [{ connection_id: connection, conn_share_type: 'SHARE' }],
    });
    expect(cancelled).toBe('{"status":true}');
    expect(endpoint).toBe(url);
  });
});
