import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How to start a server. */
export interface MariaDbOptions {
  /** SQL to run at the start, as the administrator: users, databases. One statement each, without line breaks. */
  readonly statements: readonly string[];
  /** Files in PEM; without them the server makes up a certificate of its own. */
  readonly tls?: { readonly certificate: string; readonly key: string };
}

/** A MariaDB for the duration of a test. */
export interface TestMariaDb {
  /** On the loopback interface. */
  readonly port: number;
  /** Ends it and removes everything that it left. */
  stop(): Promise<void>;
}

/** The folder of MariaDB's programs, which the environment variable `OPENDAS_TEST_MARIADB` names; `undefined` where there is none. */
export function mariaDbPrograms(): string | undefined {
  const folder = process.env['OPENDAS_TEST_MARIADB'];
  return folder !== undefined && existsSync(join(folder, 'bin', 'mariadbd')) ? folder : undefined;
}

/**
 * Runs MariaDB for as long as its standard input is open, so it ends with the process that holds the other end, also when that is
 * killed. Arguments: folder of the programs, folder for the data, port, and further options.
 */
const guard = `
programs=$1; work=$2; port=$3; shift 3
if "$programs/scripts/mariadb-install-db" --no-defaults --basedir="$programs" --datadir="$work/data" --skip-test-db \\
  --auth-root-authentication-method=normal $RUN_AS >"$work/log" 2>&1
then
  "$programs/bin/mariadbd" --no-defaults --basedir="$programs" --datadir="$work/data" --lc-messages-dir="$programs/share" \\
    --bind-address=127.0.0.1 --port="$port" --socket="$work/socket" --pid-file="$work/pid" --skip-name-resolve \\
    --init-file="$work/init.sql" $RUN_AS "$@" </dev/null >>"$work/log" 2>&1 &
  server=$!
  echo started; read -r _
  kill -9 "$server" 2>/dev/null
fi
rm -rf "$work"
`;

/**
 * Starts a real MariaDB with an empty data folder, on a free port of the loopback interface.
 *
 * @throws Error with MariaDB's log where it does not start, or where there are no programs (see `mariaDbPrograms`).
 */
export async function startMariaDb({ statements, tls }: MariaDbOptions): Promise<TestMariaDb> {
  const programs = mariaDbPrograms();
  if (programs === undefined) throw new Error('There is no MariaDB. Fetch one: see the README of @opendas/test-mysql.');
  const work = await mkdtemp(join(tmpdir(), 'opendas-mariadb-'));
  await writeFile(join(work, 'init.sql'), statements.map((statement) => `${statement};\n`).join(''));
  const port = await freePort();
  const options = tls === undefined ? [] : [`--ssl-cert=${tls.certificate}`, `--ssl-key=${tls.key}`];
  const server = spawn('/bin/sh', ['-c', guard, 'test-mysql', programs, work, String(port), ...options], {
    cwd: '/',
    // Its own session: Ctrl-C goes to the test run, whose end then ends MariaDB.
    detached: true,
    env: { PATH: process.env['PATH'], RUN_AS: process.getuid?.() === 0 ? '--user=root' : '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(server, 'exit');
  // MariaDB must not keep a finished test run alive: neither the process nor the pipes to it.
  server.unref();
  for (const pipe of [server.stdin, server.stdout]) if (pipe instanceof Socket) pipe.unref();
  const stop = async (): Promise<void> => {
    server.ref();
    server.stdin.end();
    await exited;
    await rm(work, { recursive: true, force: true });
  };
  try {
    await answers(port, join(work, 'log'));
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, stop };
}

/** Waits until the server says so: it listens a moment before the statements have run. */
async function answers(port: number, logFile: string): Promise<void> {
  for (const deadline = Date.now() + 90_000; Date.now() < deadline; await pause(100)) {
    const log = await readFile(logFile, 'utf8').catch(() => '');
    if (log.includes('ready for connections') && (await accepts(port))) return;
    if (/\[ERROR\] Aborting/.test(log)) break;
  }
  throw new Error(`MariaDB did not start. Its log:\n${await readFile(logFile, 'utf8').catch(() => 'none')}`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}
