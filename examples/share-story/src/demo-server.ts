import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What `opendas serve --demo` writes to `demo.json` when it is ready. */
export interface Demo {
  readonly url: string;
  readonly accounts: readonly {
    readonly projects: readonly { readonly id: string }[];
    readonly users: readonly {
      readonly name: string;
      readonly id: string;
      readonly root: boolean;
      readonly token: string;
    }[];
  }[];
}

/** Starts `opendas serve --demo` on a free port, with an embedded database in `directory`. */
export async function startDemoServer(directory: string): Promise<{ readonly demo: Demo; stop(): Promise<void> }> {
  const program = join(
    dirname(createRequire(import.meta.url).resolve('@opendas/server/package.json')),
    'dist/cli/main.js',
  );
  const args = ['serve', '--demo', '--port', '0', '--data-dir', directory, '--log-level', 'error'];
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let messages = '';
  child.stderr?.on('data', (chunk: Buffer) => (messages += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ready = join(directory, 'demo.json');
  while (!existsSync(ready)) {
    if (child.exitCode !== null) throw new Error(`The server ended with exit code ${child.exitCode}:\n${messages}`);
    await sleep(50);
  }
  return {
    // The server writes this file itself, in one piece.
    demo: JSON.parse(readFileSync(ready, 'utf8')) as Demo,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
