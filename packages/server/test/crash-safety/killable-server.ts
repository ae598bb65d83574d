import { startRestartablePostgres } from '@opendas/test-postgres';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { opendas, type OpendasProcess } from '../opendas-process.ts';
import { storyDirectoryFile } from '../story-directory.ts';

/** Where a server keeps everything. */
export type StoreKind = 'embedded' | 'postgresql';

/** A server of the story, and what it keeps, which outlives it. */
export interface KillableServer {
  /** Starts it again. @returns Its address. */
  start(): Promise<string>;
  /** Ends it with a signal, and waits for its end. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Runs a command on what it keeps, while it does not run. @returns Its output. @throws Error where it fails. */
  command(args: readonly string[]): Promise<string>;
  /** Removes everything. */
  remove(): Promise<void>;
}

/** A server that was not started yet. */
export async function killableServer(store: StoreKind): Promise<KillableServer> {
  const folder = mkdtempSync(join(tmpdir(), 'opendas-crash-'));
  const directory = join(folder, 'directory.yaml');
  writeFileSync(directory, storyDirectoryFile, { mode: 0o600 });
  const postgres = store === 'postgresql' ? await startRestartablePostgres() : undefined;
  const env: Readonly<Record<string, string>> = postgres === undefined ? {} : { OPENDAS_DATABASE_URL: postgres.url };
  const place = ['--data-dir', join(folder, 'data'), '--key-file', join(folder, 'key')];
  const options = ['--port', '0', '--log-level', 'error', '--rate-limit-api', '0', '--directory', directory];
  let server: OpendasProcess | undefined;
  return {
    async start() {
      server = opendas(['serve', ...options, ...place], { env });
      return server.ready();
    },
    async end(signal) {
      server?.child.kill(signal);
      await server?.ended();
    },
    async command(args) {
      const run = opendas([...args, ...place], { env });
      const code = await run.ended();
      if (code !== 0) throw new Error(`opendas ${args.join(' ')} ended with ${code}: ${run.stdout()}${run.stderr()}`);
      return run.stdout();
    },
    async remove() {
      server?.child.kill('SIGKILL');
      await server?.ended();
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
