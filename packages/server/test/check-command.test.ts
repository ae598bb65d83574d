import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type TestPostgres } from '@opendas/test-postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createKeyFile } from '../src/secrets/key-file.ts';
import { migrationNames } from '../src/store/index.ts';
import { firstStart, type StartedData } from './first-start.ts';
import { endAll, opendas } from './opendas-process.ts';
import { runOpendas } from './run-opendas.ts';
import { storyDirectoryFile } from './story-directory.ts';

vi.setConfig({ testTimeout: 240_000 });

let folder: string;
let started: StartedData;
let postgres: TestPostgres;
let directory: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opendas-check-'));
  directory = join(folder, 'directory.yaml');
  writeFileSync(directory, storyDirectoryFile, { mode: 0o600 });
  started = await firstStart(folder);
  postgres = await startPostgres();
}, 300_000);
afterAll(async () => {
  endAll();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The URL of the database with another member. */
function changedUrl(change: (url: URL) => void): string {
  const url = new URL(postgres.url);
  change(url);
  return url.href;
}

async function checks(args: readonly string[]) {
  const { code, stdout, stderr } = await runOpendas(['check', '--port', '0', '--json', ...args]);
  expect(stderr).toBe('');
  const report = JSON.parse(stdout) as { ok: boolean; checks: { name: string; ok: boolean; detail: string }[] };
  expect(report.ok).toBe(code === 0);
  return { code, failed: report.checks.filter(({ ok }) => !ok), names: report.checks.map(({ name }) => name) };
}

describe('opendas check', () => {
  it('finds everything right after the first start, and says so line by line', async () => {
    const data = started.copy('right');
    const right = await runOpendas(['check', '--port', '0', '--directory', directory, '--data-dir', data]);
    expect(right).toMatchObject({ code: 0, stderr: '' });
    expect(right.stdout.split('\n').map((line) => line.split(':')[0])).toEqual([
      'ok      directory',
      'ok      port',
      'ok      database',
      'ok      tables',
      'ok      key',
      '',
    ]);
    expect(right.stdout).toContain('2 accounts, 2 projects, 5 users');
  });

  it('finds nothing wrong before the first start, and creates nothing', async () => {
    const data = join(folder, 'none-yet');
    expect(await checks(['--directory', directory, '--data-dir', data])).toMatchObject({ code: 0, failed: [] });
    expect(existsSync(data)).toBe(false);
    const url = ['--database-url', postgres.url, '--key-file', join(data, 'key')];
    expect(await checks(['--directory', directory, '--data-dir', data, ...url])).toMatchObject({ code: 0, failed: [] });
    expect(existsSync(data)).toBe(false);
  });

  it('checks the directory of a demo as it is served, and says so where it is not asked to', async () => {
    const data = started.copy('demo');
    const ofDemo = join(data, 'demo-directory.yaml');
    expect(await checks(['--demo', '--data-dir', data])).toMatchObject({ code: 0, failed: [] });
    expect(await checks(['--demo', '--data-dir', join(folder, 'no-demo-yet')])).toMatchObject({ code: 0, failed: [] });
    const { code, failed } = await checks(['--data-dir', data]);
    expect({ code, failed }).toEqual({
      code: 1,
      failed: [
        {
          name: 'directory',
          ok: false,
          detail: `There is no ${join(data, 'directory.yaml')}, but ${ofDemo} of a demo. Check a demo with --demo, as it is served, or name a file with --directory.`,
        },
      ],
    });
  });

  it('finds several faults at once: in the directory file, the port, and the key', async () => {
    const data = started.copy('wrong');
    rmSync(join(data, 'key'));
    await createKeyFile(join(data, 'key'));
    const mistaken = join(folder, 'mistaken.yaml');
    writeFileSync(mistaken, storyDirectoryFile.replace('name: owner,', 'name: owner, colour: red,'));
    const listener = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => listener.once('listening', listening));
    const { port } = listener.address() as AddressInfo;
    const found = await checks(['--port', `${port}`, '--directory', mistaken, '--data-dir', data]);
    listener.close();
    expect(found.code).toBe(1);
    expect(found.failed).toEqual([
      { name: 'directory', ok: false, detail: expect.stringMatching(/mistaken\.yaml.*colour/s) as string },
      {
        name: 'port',
        ok: false,
        detail: `Port ${port} of 127.0.0.1 is in use by another process. Stop that one, or choose another port with --port (0 takes a free one).`,
      },
      { name: 'key', ok: false, detail: expect.stringMatching(/is not the one that the data/) as string },
    ]);
  });

  it('says that a server has the embedded database', async () => {
    const data = started.copy('in-use');
    const server = opendas(['serve', '--demo', '--port', '0', '--data-dir', data]);
    await server.ready();
    const { failed } = await checks(['--directory', directory, '--data-dir', data]);
    expect(failed).toEqual([
      { name: 'database', ok: false, detail: expect.stringContaining(`${server.child.pid}`) as string },
    ]);
    server.child.kill('SIGTERM');
    await server.ended();
  });
});

describe('opendas migrate', () => {
  it.each([
    { where: 'embedded', database: () => [] },
    { where: 'postgresql', database: () => ['--database-url', postgres.url] },
  ])('says what is needed and changes nothing, then does it ($where)', async ({ where, database }) => {
    const data = join(folder, `migrated-${where}`);
    const args = ['--data-dir', data, ...database()];
    const check = () => runOpendas(['migrate', '--check', '--json', ...args]);
    for (const { code, stdout } of [await check(), await check()]) {
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toEqual({ run: [], pending: migrationNames });
    }
    expect(existsSync(data)).toBe(false);
    const migrated = await runOpendas(['migrate', ...args]);
    expect(migrated).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^Migrated: 0001/) as string });
    const after = await check();
    expect({ code: after.code, ...(JSON.parse(after.stdout) as object) }).toEqual({ code: 0, run: [], pending: [] });
    expect(await runOpendas(['migrate', ...args])).toMatchObject({ code: 0, stdout: 'The tables are up to date.\n' });
  });
});

describe('opendas migrate --check without a database', () => {
  it('says where it looked, and what makes one', async () => {
    const data = join(folder, 'nothing-here');
    const { code, stdout, stderr } = await runOpendas(['migrate', '--check', '--data-dir', data]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain(`There is no database yet: ${join(data, 'database')} does not exist.`);
    expect(stdout).toContain('--data-dir');
    expect(existsSync(data)).toBe(false);
  });
});

describe('a database URL that cannot be used', () => {
  const secret = 'canary-password-of-the-url';
  it.each([
    {
      what: 'a wrong password',
      url: () => changedUrl((url) => (url.password = secret)),
      sentence: /^PostgreSQL refuses the user or the password of the database URL\. Check --database-url/,
    },
    {
      what: 'an unknown user',
      url: () => changedUrl((url) => (url.username = 'nobody-is-called-so')),
      sentence: /^PostgreSQL refuses the user or the password/,
    },
    {
      what: 'an unknown database',
      url: () => changedUrl((url) => (url.pathname = '/nowhere')),
      sentence: /^The database that the database URL names does not exist\. Create it/,
    },
    {
      what: 'a file of TLS that is missing',
      url: () => `${postgres.url}?sslmode=verify-full&sslrootcert=/nowhere/ca.pem`,
      sentence: /^The file \/nowhere\/ca\.pem, which the database URL names, cannot be read \(ENOENT\)/,
    },
  ])('ends every command with a sentence: $what', async ({ url, sentence }) => {
    const data = join(folder, 'unusable');
    const given = ['--database-url', url(), '--data-dir', data];
    for (const args of [['serve', '--port', '0', '--directory', directory], ['migrate'], ['audit', 'verify']]) {
      const { code, stderr } = await runOpendas([...args, ...given]);
      expect({ args, code, stderr: stderr.replace(/^.*chmod 600.*\n/, '') }).toEqual({
        args,
        code: 1,
        stderr: expect.stringMatching(sentence) as string,
      });
      expect(stderr).not.toContain('    at ');
      expect(stderr).not.toContain(secret);
      expect(stderr).not.toContain(new URL(postgres.url).password);
    }
    const { failed } = await checks(['--directory', directory, ...given]);
    expect(failed).toEqual([{ name: 'database', ok: false, detail: expect.stringMatching(sentence) as string }]);
  });
});
