/**
 * Checks what `npm start` promises: it is ready, state and credentials survive a restart,
 * Ctrl-C ends it with exit code 0 and leaves no process, and npm going away ends it as well. A Node that is too old is told so, by
 * every script.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ended, startServer } from './server-process.ts';

const directory = mkdtempSync(join(tmpdir(), 'opendas-start-'));
const command = ['npm', 'start', '--', '--port', '0', '--data-dir', directory] as const;
const failures: string[] = [];
const oldNode = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.8' } })";

for (const [script, name] of [
  ['start', 'npm start'],
  ['test', 'npm test'],
  ['demo', 'npm run demo'],
] as const) {
  const { status, stderr } = spawnSync(
    process.execPath,
    [`--import=data:text/javascript,${encodeURIComponent(oldNode)}`, `scripts/${script}.mjs`],
    { env: { ...process.env, npm_lifecycle_event: script }, encoding: 'utf8' },
  );
  const told = `opendas: ${name} needs Node 20 or newer, this is 18.20.8. Install a newer Node and run ${name} again.\n`;
  check(`${name} names itself where Node is too old`, status === 1 && stderr === told);
}

try {
  const first = await startServer([...command], directory);
  check('demo.json has mode 0600', (statSync(join(directory, 'demo.json')).mode & 0o777) === 0o600);
  check(
    'there are two accounts with a root user and another one',
    first.demo.accounts.length === 2 &&
      first.demo.accounts.every(({ users }) => users.some(({ root }) => root) && users.some(({ root }) => !root)),
  );
  check('the banner shows commands to paste', first.output().includes('curl'));
  first.process.kill('SIGINT');
  check('Ctrl-C ends it with exit code 0', (await ended(first.process)) === 0);
  check('nothing answers any more', await isDown(first.demo.url));

  // How long it takes is measured in bench/: a machine that is busy with something else is no reason to fail.
  const second = await startServer([...command], directory);
  check('ids and tokens stay', JSON.stringify(second.demo.accounts) === JSON.stringify(first.demo.accounts));
  second.process.kill('SIGKILL');
  await ended(second.process);
  check('no orphan stays when npm is killed', await isDown(second.demo.url));
} finally {
  rmSync(directory, { recursive: true, force: true });
}
process.exitCode = failures.length === 0 ? 0 : 1;

function check(what: string, holds: boolean): void {
  console.log(`${holds ? 'ok' : 'NOT OK'}: ${what}`);
  if (!holds) failures.push(what);
}

/** Whether the server stops answering within 5 s. */
async function isDown(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      await fetch(`${url}/healthz`);
    } catch {
      return true;
    }
    await sleep(100);
  }
  return false;
}
