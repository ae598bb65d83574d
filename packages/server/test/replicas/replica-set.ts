import { startRestartablePostgres, type RestartablePostgres } from '@opendas/test-postgres';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { opendas, type OpendasProcess } from '../opendas-process.ts';
import { sampleKey } from '../signature-vectors.ts';
import { ids, storyDirectoryFile } from '../story-directory.ts';
import { roundRobinProxy, type RoundRobinProxy } from './round-robin-proxy.ts';

/** Two servers on one PostgreSQL, behind one address. The owner of the story has the public sample key. */
export interface ReplicaSet {
  readonly postgres: RestartablePostgres;
  /** The address of both. */
  readonly proxy: RoundRobinProxy;
  /** The addresses of each. */
  urls(): readonly [string, string];
  process(which: 0 | 1): OpendasProcess;
  /** Kills a server at once, and starts it again. */
  killAndStart(which: 0 | 1): Promise<void>;
  /** Ends both as users do. @returns Exit codes. */
  stop(): Promise<readonly (number | NodeJS.Signals)[]>;
  /** Everything that the servers have said. */
  output(): string;
  /** Runs another command on the same database, for example `audit verify`. */
  command(args: readonly string[]): OpendasProcess;
}

/** @param options - More options of `opendas serve`. */
export async function startReplicas(options: readonly string[] = ['--rate-limit-api', '0']): Promise<ReplicaSet> {
  const folder = mkdtempSync(join(tmpdir(), 'opendas-replicas-'));
  const directory = join(folder, 'directory.yaml');
  writeFileSync(directory, withAccessKey(storyDirectoryFile), { mode: 0o600 });
  const keyFile = join(folder, 'key');
  const postgres = await startRestartablePostgres();
  const env = { OPENDAS_DATABASE_URL: postgres.url };
  const ended: OpendasProcess[] = [];
  const start = (which: 0 | 1): OpendasProcess =>
    opendas(
      [
        'serve',
        '--port=0',
        '--log-level=error',
        `--data-dir=${join(folder, `data-${which}`)}`,
        `--directory=${directory}`,
        `--key-file=${keyFile}`,
        ...options,
      ],
      { env },
    );
  // One server writes the key file, the other one reads it: they cannot both begin.
  const first = start(0);
  const urls: [string, string] = [await first.ready(), ''];
  const processes: [OpendasProcess, OpendasProcess] = [first, start(1)];
  urls[1] = await processes[1].ready();
  const proxy = await roundRobinProxy(() => urls.map((url) => Number(new URL(url).port)));
  return {
    postgres,
    proxy,
    urls: () => urls,
    process: (which) => processes[which],
    async killAndStart(which) {
      processes[which].child.kill('SIGKILL');
      await processes[which].ended();
      ended.push(processes[which]);
      processes[which] = start(which);
      urls[which] = await processes[which].ready();
    },
    async stop() {
      for (const { child } of processes) child.kill('SIGTERM');
      const codes = await Promise.all(processes.map((one) => one.ended()));
      await proxy.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
      return codes;
    },
    output: () => [...ended, ...processes].map((one) => one.stdout() + one.stderr()).join(''),
    command: (args) => opendas([...args, '--data-dir', join(folder, 'data-0'), '--key-file', keyFile], { env }),
  };
}

function withAccessKey(file: string): string {
  const { accessKey, secretKey } = sampleKey;
  return file.replace(
    `id: ${ids.owner}, name: owner,`,
    `$& access_keys: [{ access_key: ${accessKey}, secret_key: ${secretKey} }],`,
  );
}
