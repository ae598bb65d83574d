import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer, Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { installedBinaries } from './binaries.ts';
import type { RestartablePostgres } from './index.ts';
import { reachableByEveryone, reachableCopy, reachableTemporaryFolder } from './reachable-folder.ts';
import { unprivilegedUser } from './unprivileged-user.ts';

/**
 * Runs PostgreSQL for as long as its standard input is open, so it ends with the process that holds the other end, also
 * when that process is killed. Says `ready`, or the log where PostgreSQL does not start. Leaves nothing behind.
 * On the lines `fast` and `immediate` it stops PostgreSQL that way, on `start` it starts it again; it answers with a line.
 * Arguments: folder of the programs, folder for the data, port, settings.
 */
const guard = `
bin=$1/bin; work=$2; port=$3; settings=$4
start() {
  "$bin/pg_ctl" start -w -t 60 -D "$work/data" -l "$work/log" -o "-p $port -c listen_addresses=127.0.0.1 \\
    -c unix_socket_directories='' -c max_connections=200 $settings" </dev/null >/dev/null 2>&1
}
if "$bin/initdb" --pgdata="$work/data" --username=postgres --pwfile="$work/password" --auth=scram-sha-256 \\
  --encoding=UTF8 --locale=C --no-sync --no-instructions >"$work/log" 2>&1 &&
start
then
  echo ready
  while read -r command; do
    case $command in
      fast | immediate) "$bin/pg_ctl" stop -w -m "$command" -D "$work/data" >/dev/null 2>&1 && echo stopped || echo failed ;;
      start) start && echo ready || echo failed ;;
    esac
  done
else cat "$work/log"
fi
"$bin/pg_ctl" stop -m immediate -D "$work/data" >/dev/null 2>&1
rm -rf "$work"
`;

const attempts = 5;

/** How much a PostgreSQL keeps when it is stopped at once. */
const settings = {
  /** Nothing for certain: for tests that do not stop it. */
  fast: '-c fsync=off -c synchronous_commit=off -c full_page_writes=off',
  /** Every commit that was acknowledged. */
  durable: '-c fsync=on -c synchronous_commit=on',
} as const;

/** Starts a PostgreSQL of its own in a temporary folder, on a free port of the loopback interface. */
export async function startEmbedded(durability: keyof typeof settings = 'fast'): Promise<RestartablePostgres> {
  const user = unprivilegedUser();
  const installed = installedBinaries();
  const programs =
    user.uid === undefined || (await reachableByEveryone(installed))
      ? installed
      : await reachableCopy(installed, `opendas-test-postgres-${await version(installed)}`);
  for (let attempt = 1; ; attempt++) {
    const started = await start(programs, user, settings[durability]);
    if ('url' in started) return started;
    // Another process may have taken the port in between.
    const portTaken = /could not bind|Address already in use/i.test(started.log);
    if (!portTaken || attempt === attempts) throw new Error(`PostgreSQL did not start. Its log:\n${started.log}`);
  }
}

async function start(
  programs: string,
  user: ReturnType<typeof unprivilegedUser>,
  durability: string,
): Promise<RestartablePostgres | { readonly log: string }> {
  const work = await mkdtemp(join(await reachableTemporaryFolder(), 'opendas-postgres-'));
  const password = randomBytes(16).toString('hex');
  await writeFile(join(work, 'password'), `${password}\n`, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(work, user.uid, user.gid);
    await chown(join(work, 'password'), user.uid, user.gid);
  }
  const port = await freePort();
  const process = spawn('/bin/sh', ['-c', guard, 'test-postgres', programs, work, `${port}`, durability], {
    ...user,
    cwd: '/',
    // Its own session: Ctrl-C goes to the test run, whose end then ends PostgreSQL in order.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(process, 'exit');
  let output = '';
  for await (const chunk of process.stdout.iterator({ destroyOnReturn: false })) {
    output += String(chunk);
    if (output.startsWith('ready')) break;
  }
  if (!output.startsWith('ready')) {
    await exited;
    return { log: output };
  }
  // PostgreSQL must not keep a finished test run alive: neither the process nor the pipes to it.
  process.unref();
  unrefPipe(process.stdin);
  unrefPipe(process.stdout);
  const order = async (command: string, answer: string): Promise<void> => {
    process.ref();
    process.stdin.write(`${command}\n`);
    const [chunk] = await once(process.stdout, 'data');
    process.unref();
    if (String(chunk).trim() !== answer) throw new Error(`PostgreSQL did not do what it was asked to: ${command}.`);
  };
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    halt: (mode) => order(mode, 'stopped'),
    resume: () => order('start', 'ready'),
    async stop() {
      process.ref();
      process.stdin.end();
      await exited;
    },
  };
}

function unrefPipe(stream: Readable | Writable): void {
  // The pipes of a child process are sockets, which the types of Node do not say.
  if (stream instanceof Socket) stream.unref();
}

async function version(programs: string): Promise<string> {
  const description: unknown = JSON.parse(await readFile(join(programs, '..', 'package.json'), 'utf8'));
  return typeof description === 'object' && description !== null && 'version' in description
    ? String(description.version)
    : 'unknown';
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}
