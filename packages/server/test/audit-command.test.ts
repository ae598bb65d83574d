import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { firstStart, type StartedData } from './first-start.ts';
import { endAll, opendas } from './opendas-process.ts';
import { runOpendas } from './run-opendas.ts';

vi.setConfig({ testTimeout: 90_000 });

let folder: string;
let started: StartedData;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opendas-audit-'));
  started = await firstStart(folder);
}, 60_000);
afterAll(() => {
  endAll();
  rmSync(folder, { recursive: true, force: true });
});

interface DemoFile {
  readonly url: string;
  readonly accounts: readonly {
    readonly projects: readonly { readonly id: string }[];
    readonly users: readonly { readonly id: string; readonly token: string }[];
  }[];
}

const password = 'canary-password-of-the-trail';

/** A data directory in which a user saved a login and shared it, and another was denied. The server was ended with a signal. */
async function story(name: string, signal: 'SIGTERM' | 'SIGKILL'): Promise<{ data: string; project: string }> {
  const data = started.copy(name);
  const server = opendas(['serve', '--demo', '--port', '0', '--data-dir', data]);
  const url = await server.ready();
  const demo = JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8')) as DemoFile;
  const [shop, analysts] = demo.accounts;
  const project = shop?.projects[0]?.id ?? '';
  const call = async (path: string, token: string | undefined, body: unknown): Promise<unknown> => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'X-Auth-Token': token ?? '', 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const owner = shop?.users[1];
  const recipient = analysts?.users[1];
  const created = await call(`/v3/${project}/connections`, owner?.token, {
    engine_type: 'mysql',
    instance_id: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
    network_type: 'rds',
    username: 'root',
    password,
    is_save_password: true,
  });
  const share = {
    shared_conn_id: Reflect.get(Object(created), 'connection_id') as unknown,
    users: [{ user_id: recipient?.id, user_name: 'username' }],
  };
  await call(`/v3/${project}/connections/share`, owner?.token, share);
  // A recipient may not share on, and has no business in the project.
  await call(`/v3/${analysts?.projects[0]?.id}/connections/share`, recipient?.token, share);
  await call(`/v3/${project}/connections/share`, recipient?.token, share);
  server.child.kill(signal);
  await server.ended();
  return { data, project };
}

describe('opendas audit', () => {
  it('finds an intact trail, exports it, and shows what somebody changed in the files of the database', async () => {
    const { data, project } = await story('audited', 'SIGTERM');
    const intact = await runOpendas(['audit', 'verify', '--data-dir', data, '--json']);
    expect(intact).toMatchObject({ code: 0, stderr: '' });
    const report = JSON.parse(intact.stdout) as {
      intact: boolean;
      chains: { chain: string; head: { sequence: number } }[];
    };
    expect(report.intact).toBe(true);
    expect(report.chains.find(({ chain }) => chain === project)?.head.sequence).toBe(2);
    const anchors = join(folder, 'heads.json');
    writeFileSync(anchors, intact.stdout);

    const exported = await runOpendas(['audit', 'export', '--data-dir', data]);
    expect(exported).toMatchObject({ code: 0, stderr: '' });
    expect(exported.stdout).not.toContain(password);
    const events = exported.stdout
      .trim()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as Readonly<Record<'operation_id' | 'action' | 'client_address', string | null>> & {
            status: number;
          },
      );
    const told = events.map(({ operation_id, action, status }) => `${operation_id ?? action} ${status}`);
    expect(told.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'CreateConnection 200',
      'CreateShareConnections 200',
      'CreateShareConnections 403',
      'CreateShareConnections 403',
      // Those of the users of the demo.
      ...Array<string>(4).fill('opendas:directory:createAccessKey 200'),
    ]);
    const requests = events.filter((event) => event.operation_id !== null);
    expect(new Set(requests.map((event) => event.client_address))).toEqual(new Set(['127.0.0.1']));
    for (const range of [
      ['--to', '2020-01-01'],
      ['--to', '1577836800000'],
      ['--from', '2026-11-01T00:00:00+01:00', '--to', '2020-01-01'],
    ]) {
      const none = await runOpendas(['audit', 'export', '--data-dir', data, ...range]);
      expect(none).toMatchObject({ code: 0, stdout: '', stderr: '' });
    }
    const all = await runOpendas(['audit', 'export', '--data-dir', data, '--from', '1577836800000']);
    expect(all.stdout).toBe(exported.stdout);

    const database = await PGlite.create(join(data, 'database'));
    await database.exec(`
      alter table audit_events disable trigger user; alter table audit_seals disable trigger user;
      delete from audit_events where chain = '${project}' and event like '%CreateShareConnections%';
      delete from audit_seals where chain = '${project}' and sequence = 2;`);
    await database.close();
    const broken = await runOpendas(['audit', 'verify', '--data-dir', data, '--anchors', anchors]);
    expect(broken).toMatchObject({
      code: 1,
      stdout: expect.stringContaining(`${project}: BROKEN at row 2. The last row was removed`) as string,
    });
  });

  it('keeps every event of a server that was killed, and the next server gives it a place', async () => {
    const { data, project } = await story('killed', 'SIGKILL');
    const before = await runOpendas(['audit', 'verify', '--data-dir', data]);
    expect(before).toMatchObject({ code: 0, stdout: expect.stringContaining(`${project}: intact`) as string });
    const server = opendas(['serve', '--demo', '--port', '0', '--data-dir', data]);
    await server.ready();
    server.child.kill('SIGTERM');
    await server.ended();
    const after = await runOpendas(['audit', 'verify', '--data-dir', data]);
    expect(after.stdout).toContain(`${project}: intact, 2 events, head`);
  });

  it('finds a project without events intact', async () => {
    const data = started.copy('no-events');
    const { accounts } = JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8')) as DemoFile;
    const project = accounts[0]?.projects[0]?.id ?? '';
    const found = await runOpendas(['audit', 'verify', '--data-dir', data, '--project', project]);
    expect(found).toStrictEqual({ code: 0, stdout: `${project}: intact, 0 events\n`, stderr: '' });
  });

  it.each(['verify', 'export'])('does not %s a project that nobody knows', async (command) => {
    const args = ['audit', command, '--data-dir', started.copy(`unknown-${command}`)];
    const unknown = '0123456789abcdef0123456789abcdef';
    expect(await runOpendas([...args, '--project', unknown])).toStrictEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        new RegExp(`^There is no project ${unknown}: .*--data-dir.*\`opendas audit verify\``, 'u'),
      ) as string,
    });
  });

  it.each([
    { args: ['verify', '--data-dir', '/dev/null/x'], code: 1, stderr: /There is no database in/ },
    { args: ['verify', '--database-url', 'postgres://127.0.0.1:1/x'], code: 1, stderr: /cannot be reached/ },
    { args: ['verify', '--anchors', '/nowhere/heads.json'], code: 1, stderr: /has no heads of an audit trail/ },
    {
      args: ['verify', '--anchors', new URL('../package.json', import.meta.url).pathname],
      code: 1,
      stderr: /has no heads of an audit trail \(there is no list "chains" in it\)/,
    },
    { args: ['verify', '--project', 'short'], code: 2, stderr: /Expected 32 letters or digits, got 'short'/ },
    { args: ['export', '--from', '2026-02-30'], code: 2, stderr: /Expected a day or a time such as/ },
    { args: ['remove'], code: 2, stderr: /unknown command 'remove'/ },
  ])('says what is wrong with $args', async ({ args, code, stderr }) => {
    const result = await runOpendas(['audit', ...args]);
    expect(result).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(stderr) as string });
    expect(result.stderr).not.toContain('    at ');
  });
});
