import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { firstStart, type StartedData } from './first-start.ts';
import { endAll, opendas } from './opendas-process.ts';
import { runOpendas } from './run-opendas.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let started: StartedData;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opendas-command-line-'));
  started = await firstStart(folder);
}, 60_000);
afterAll(() => {
  endAll();
  rmSync(folder, { recursive: true, force: true });
});

describe('opendas', () => {
  it.each([
    { args: ['serve', '--prot', '1'], stderr: /unknown option '--prot'/ },
    { args: ['serve', '--port', '70000'], stderr: /Expected a whole number from 0 to 65535, got '70000'/ },
    { args: ['serve', '--log-level', 'loud'], stderr: /Allowed choices are trace, debug/ },
    { args: ['serve', '--allow-address', '10.0.0.0/8,db'], stderr: /Expected an address or a range.*got 'db'/ },
    { args: ['serve', '--deny-address', '10.1.0.0/8'], stderr: /begins at its first address/ },
    { args: ['serve', '--purge-unused-after', 'never'], stderr: /Expected a whole number from 0 to 36500/ },
    { args: ['serve', '--body-limit', '1GB'], stderr: /Expected a whole number from 1024/ },
    {
      args: ['serve', '--database-url', 'mysql://u:canary@h/d'],
      stderr: /--database-url: Expected an address such as postgres:/,
    },
    { args: ['serve', '--demo', '--directory', 'x'], stderr: /Leave out --demo or --directory/ },
    { args: ['serve', 'more'], stderr: /too many arguments/ },
    { args: ['keys', 'rotate', '--resume'], stderr: /--resume goes with --data-keys/ },
    { args: ['keys', 'rotate', '--data-keys', '--prepare'], stderr: /Leave out --prepare or --data-keys/ },
    { args: ['sreve'], stderr: /unknown command 'sreve'/ },
    { args: ['serve'], env: { OPENDAS_PORT: 'abc' }, stderr: /from env 'OPENDAS_PORT' is invalid.*got 'abc'/ },
    {
      args: ['serve'],
      env: { OPENDAS_DEMO: 'perhaps' },
      stderr: /OPENDAS_DEMO: expected true or false, got 'perhaps'/,
    },
  ])('refuses $args $env with exit code 2', async ({ args, env, stderr }) => {
    const result = await runOpendas(args, env);
    expect(result).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(stderr) as string });
    expect(result.stderr).not.toContain('canary');
    expect(result.stderr).not.toContain('    at ');
  });

  it('says which Node it needs before it loads anything that an older one cannot', async () => {
    const versions = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })";
    const env = {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(versions)}`,
      npm_lifecycle_event: 'demo',
    };
    const told = /^opendas needs Node 22\.13 or newer, this is 20\.20\.2\. .* run `npm run demo` again\..*\n$/;
    expect(await runOpendas(['--version'], env)).toStrictEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(told) as string,
    });
  });

  it('says what to do where it knows no accounts', async () => {
    const result = await runOpendas(['serve', '--data-dir', join(folder, 'empty')], { OPENDAS_DEMO: 'false' });
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain('opendas serve --demo');
    expect(result.stderr).toContain('opendas serve --directory FILE');
    expect(result.stderr).toContain(join(folder, 'empty', 'directory.yaml'));
  });

  it('shows its version and help with examples', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(await runOpendas(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
    const help = await runOpendas(['serve', '--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('opendas serve --demo');
    expect(help.stdout).toContain('OPENDAS_DATABASE_URL');
  });

  it('loads what a command works with when the command runs, so that help comes at once', async () => {
    const watch = `import { registerHooks } from 'node:module';
      registerHooks({ load(url, context, next) {
        if (url.includes('/kysely/') || url.includes('/yaml/')) process.stderr.write(url);
        return next(url, context);
      } });`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(watch)}` };
    expect(await runOpendas(['--help'], env)).toMatchObject({ code: 0, stderr: '' });
    expect((await runOpendas(['directory', 'validate', '/dev/null'], env)).stderr).toContain('/yaml/');
  });
});

describe('opendas serve', () => {
  it('lists every mistake of a directory file', async () => {
    const file = join(folder, 'damaged.yaml');
    writeFileSync(
      file,
      [
        'organizations:',
        '  - id: o',
        '    name: o',
        '    accounts:',
        '      - id: short',
        '        name: a',
        '        users:',
        '          - { id: x, name: u }',
      ].join('\n'),
    );
    const result = await runOpendas(['serve', '--directory', file, '--data-dir', join(folder, 'damaged')]);
    expect(result).toMatchObject({ code: 1, stdout: '' });
    expect(result.stderr).toContain(`${file} has 3 mistakes`);
    expect(result.stderr).toContain('organizations[0].accounts[0].id');
    expect(result.stderr).toContain('organizations[0].accounts[0].users[0].id');
    expect(result.stderr).not.toContain('    at ');
  });

  it.each([
    { args: ['--directory', '/nowhere/directory.yaml'], stderr: '/nowhere/directory.yaml does not exist' },
    { args: ['--demo', '--data-dir', '/dev/null/data'], stderr: '/dev/null/data cannot be used' },
  ])('refuses $args with exit code 1', async ({ args, stderr }) => {
    const result = await runOpendas(['serve', '--data-dir', join(folder, 'refused'), ...args]);
    expect(result).toMatchObject({ code: 1, stderr: expect.stringContaining(stderr) as string });
    expect(result.stderr).not.toContain('    at ');
  });

  it('refuses a port in use, and leaves the data directory free', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const args = ['serve', '--demo', '--data-dir', started.copy('port')];
    const result = await runOpendas([...args, '--port', String(port)]);
    other.close();
    expect(result).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`Port ${port} of 127.0.0.1 is in use by another process.`) as string,
    });
    const next = opendas([...args, '--port', '0']);
    await next.ready();
    next.child.kill('SIGINT');
    expect(await next.ended()).toBe(0);
  });

  it('refuses a data directory in use, naming the process, which goes on; a killed process leaves it free', async () => {
    const data = started.copy('lock');
    const args = ['serve', '--demo', '--port', '0', '--data-dir', data];
    const first = opendas(args);
    const url = await first.ready();
    const second = await runOpendas(args);
    expect(second).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`in use by process ${first.child.pid}`) as string,
    });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const demo = JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8')) as object;
    expect(demo).toMatchObject({ url });
    first.child.kill('SIGKILL');
    expect(await first.ended()).toBe('SIGKILL');

    const third = opendas(args);
    await third.ready();
    expect(JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8'))).toMatchObject({
      ...demo,
      url: expect.any(String) as string,
    });
    third.child.kill('SIGTERM');
    expect(await third.ended()).toBe(0);
  });

  it('creates its key with mode 0600, and refuses to go on without it', async () => {
    const data = started.copy('key');
    expect(statSync(join(data, 'key')).mode & 0o777).toBe(0o600);
    rmSync(join(data, 'key'));
    expect(await runOpendas(['serve', '--demo', '--port', '0', '--data-dir', data])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`The key file ${join(data, 'key')} is missing`) as string,
    });
  });
});
