import { createTestDatabase, startRestartablePostgres } from '@opendas/test-postgres';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { caller, directoryFile } from './directory.ts';

/** A server to measure. */
export interface MeasuredServer {
  readonly url: string;
  /** Ids of connections to share. */
  readonly connections: readonly string[];
  readonly databaseUrl: string | undefined;
}

/** Where the rows are. */
export type StoreKind = 'embedded' | 'postgresql';

/** Shares of one connection go one after the other; these are of many. */
const connectionCount = 100;

const program = join(dirname(fileURLToPath(import.meta.resolve('@opendas/server'))), 'cli', 'main.js');

/** Processes and folders of a measurement, which all go away at its end. */
export class Bench {
  readonly #folder = mkdtempSync(join(tmpdir(), 'opendas-bench-'));
  readonly #children: ChildProcess[] = [];
  #postgres: Promise<{ readonly url: string; stop(): Promise<void> }> | undefined;
  #names = 0;

  /** `opendas serve` as users start it, with connections to share. @param nodeArguments - For example `--cpu-prof`. */
  async opendas(kind: StoreKind, nodeArguments: readonly string[] = []): Promise<MeasuredServer> {
    const folder = this.#newFolder();
    writeFileSync(join(folder, 'directory.yaml'), directoryFile, { mode: 0o600 });
    const databaseUrl = kind === 'postgresql' ? await this.#database() : undefined;
    const child = this.#start(
      [...nodeArguments, program, 'serve', '--port=0', `--data-dir=${folder}`, '--rate-limit-api=0'],
      databaseUrl === undefined ? {} : { OPENDAS_DATABASE_URL: databaseUrl },
      ['ignore', 'ignore', 'pipe'],
    );
    const url = await firstMatch(child.stderr, /ready at (http:\/\/[^\s]+)/);
    const connections: string[] = [];
    while (connections.length < connectionCount) connections.push(await createConnection(url));
    return { url, connections, databaseUrl };
  }

  /** Bare Fastify with the same insert. */
  async bare(kind: StoreKind): Promise<MeasuredServer> {
    const databaseUrl = kind === 'postgresql' ? await this.#database() : undefined;
    const file = fileURLToPath(new URL('bare-server.ts', import.meta.url));
    const child = this.#start([file, kind, databaseUrl ?? this.#newFolder()], {}, ['ignore', 'pipe', 'inherit']);
    const line = await firstMatch(child.stdout, /(\{.*\})\n/);
    return { ...(JSON.parse(line) as { url: string; connections: string[] }), databaseUrl };
  }

  async close(): Promise<void> {
    await Promise.all(
      this.#children.map(async (child) => {
        child.kill('SIGTERM');
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      }),
    );
    await (await this.#postgres)?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #newFolder(): string {
    return mkdtempSync(join(this.#folder, `${(this.#names += 1)}-`));
  }

  /** Durable, as PostgreSQL is by default. */
  async #database(): Promise<string> {
    this.#postgres ??= startRestartablePostgres();
    return (await createTestDatabase((await this.#postgres).url)).url;
  }

  #start(args: readonly string[], env: Readonly<Record<string, string>>, stdio: ('ignore' | 'pipe' | 'inherit')[]) {
    const child = spawn(process.execPath, args, { stdio, env: { ...process.env, ...env } });
    this.#children.push(child);
    return child;
  }
}

async function firstMatch(stream: Readable | null, pattern: RegExp): Promise<string> {
  if (stream === null) throw new Error('The process has no output.');
  let text = '';
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    const match = pattern.exec(text);
    if (match !== null) {
      stream.resume();
      return match[1] ?? '';
    }
  }
  throw new Error(`The process ended: ${text}`);
}

async function createConnection(url: string): Promise<string> {
  const answer = await fetch(`${url}/v3/${caller.project}/connections`, {
    method: 'POST',
    headers: { 'X-Auth-Token': caller.token, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      engine_type: 'mysql',
      instance_id: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
      network_type: 'rds',
      username: 'root',
      password: 'example-password',
      is_save_password: true,
    }),
  });
  return String(Reflect.get(Object(await answer.json()), 'connection_id'));
}
