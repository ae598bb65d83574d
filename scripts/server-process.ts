/** A server in a process of its own, started as a user starts it, for checks that need to stop or kill it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What `opendas serve --demo` writes to `demo.json` when it is ready. */
export interface Demo {
  readonly url: string;
  readonly accounts: readonly {
    readonly name: string;
    readonly id: string;
    readonly projects: readonly { readonly name: string; readonly id: string }[];
    readonly users: readonly {
      readonly name: string;
      readonly id: string;
      readonly root: boolean;
      readonly token: string;
    }[];
  }[];
}

export interface ServerProcess {
  readonly process: ChildProcess;
  readonly demo: Demo;
  /** Everything that the process has written to standard output and standard error. */
  output(): string;
}

/** `opendas serve --demo` as it is built, on a free port. */
export function demoCommand(dataDirectory: string): readonly [program: string, ...args: string[]] {
  const args = [
    'serve',
    '--demo',
    '--port',
    '0',
    '--data-dir',
    dataDirectory,
    '--log-level',
    'error',
    '--rate-limit-api',
    '0',
  ];
  return [process.execPath, 'packages/server/dist/cli/main.js', ...args];
}

/**
 * Starts a command that serves a demo from `dataDirectory` and waits until it is ready.
 *
 * @throws Error with the command's output where it ends, or is not ready in time.
 */
export async function startServer(
  command: readonly [program: string, ...args: string[]],
  dataDirectory: string,
  { timeout = 60_000, cwd = process.cwd() }: { timeout?: number; cwd?: string } = {},
): Promise<ServerProcess> {
  const ready = join(dataDirectory, 'demo.json');
  rmSync(ready, { force: true });
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const deadline = Date.now() + timeout;
  while (!existsSync(ready)) {
    if (child.exitCode !== null) throw new Error(`${command.join(' ')} ended with ${child.exitCode}:\n${output}`);
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${command.join(' ')} was not ready within ${timeout} ms:\n${output}`);
    }
    await sleep(20);
  }
  // The server writes this file itself, in one piece.
  return { process: child, demo: JSON.parse(readFileSync(ready, 'utf8')) as Demo, output: () => output };
}

/** Waits for the end of a process: its exit code, or the signal that ended it. */
export function ended(child: ChildProcess): Promise<number | NodeJS.Signals> {
  const already = child.exitCode ?? child.signalCode;
  if (already !== null) return Promise.resolve(already);
  return new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal ?? 1)));
}
