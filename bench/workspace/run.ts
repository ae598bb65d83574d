/**
 * How long a newcomer waits: a fresh clone of HEAD with an empty home folder, then `npm start` until the first share has
 * succeeded, a second `npm start` until it is ready, and `npm test`. Compared with the targets. `pnpm run workspace`
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = mkdtempSync(join(tmpdir(), 'opendas-newcomer-'));
const clone = join(folder, 'opendas');
const data = join(folder, 'data');
// A home of its own, so that no cache of this machine helps; the machine's settings for its registry stay.
const environment = {
  ...process.env,
  HOME: join(folder, 'home'),
  npm_config_userconfig: join(process.env['HOME'] ?? '', '.npmrc'),
};

try {
  mkdirSync(environment.HOME);
  execFileSync('git', [
    'clone',
    '--quiet',
    execFileSync('git', ['rev-parse', '--show-toplevel'], { encoding: 'utf8' }).trim(),
    clone,
  ]);
  report('npm start on a fresh machine, to the first successful share', await secondsOf(firstShare), 60);
  report('npm start again, until it is ready', await secondsOf(start), 3);
  report('npm test', await secondsOf(test), 300);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The user of the demo who owns things, and where. */
interface Demo {
  readonly url: string;
  readonly accounts: readonly [
    {
      readonly projects: readonly [{ readonly id: string }];
      readonly users: readonly { readonly root: boolean; readonly token: string }[];
    },
  ];
}

async function secondsOf(work: () => Promise<() => Promise<void>>): Promise<number> {
  const started = performance.now();
  const cleanUp = await work();
  const seconds = (performance.now() - started) / 1000;
  await cleanUp();
  return seconds;
}

async function start(): Promise<() => Promise<void>> {
  rmSync(join(data, 'demo.json'), { force: true });
  const child = spawn('npm', ['start', '--', '--port', '0', '--data-dir', data], {
    cwd: clone,
    env: environment,
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  while (!existsSync(join(data, 'demo.json'))) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}.`);
    await sleep(20);
  }
  return () => {
    child.kill('SIGINT');
    return ended;
  };
}

async function firstShare(): Promise<() => Promise<void>> {
  const stop = await start();
  // The server writes this file itself, in one piece.
  const { url, accounts } = JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8')) as Demo;
  const [{ projects, users }] = accounts;
  const token = users.find(({ root }) => !root)?.token ?? '';
  const call = async (path: string, body: unknown): Promise<unknown> => {
    const headers = { 'X-Auth-Token': token, 'Content-Type': 'application/json' };
    const response = await fetch(`${url}/v3/${projects[0].id}/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const login = {
    engine_type: 'mysql',
    instance_id: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
    network_type: 'rds',
    username: 'root',
    password: 'example',
    is_save_password: true,
  };
  const connection: unknown = Reflect.get(Object(await call('connections', login)), 'connection_id');
  await call('connections/share', {
    shared_conn_id: connection,
    users: [{ user_id: '0852a89ae180d5401f5ac00271a4a02e', user_name: 'username' }],
  });
  return stop;
}

async function test(): Promise<() => Promise<void>> {
  const child = spawn('npm', ['test'], { cwd: clone, env: { ...environment, CI: 'true' }, stdio: 'ignore' });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`npm test ended with ${String(code)}.`);
  return () => Promise.resolve();
}

function report(what: string, seconds: number, target: number): void {
  console.log(
    `${seconds.toFixed(1).padStart(6)} s  ${what}: ${seconds <= target ? 'within' : 'MISSES'} the target of ${target} s`,
  );
}
