import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import type { StoreChoice } from '../configuration/store-choice.ts';
import { demoDirectoryPath } from '../demo/demo-files.ts';
import { parseDirectory } from '../directory/index.ts';
import { openKeyRing } from '../secrets/index.ts';
import { readKeyFile } from '../secrets/key-file.ts';
import { migrationState, type Store } from '../store/index.ts';
import { exitCodes } from './command-error.ts';
import { readDirectoryFile } from './directory-file.ts';
import { listenProblem } from './listen.ts';
import { withAnyStore } from './with-store.ts';

/** What to check. */
export interface Configuration extends StoreChoice {
  readonly host: string;
  readonly port: number;
  readonly directoryFile: string | undefined;
  /** Whether the server will be started with `--demo`. */
  readonly demo: boolean;
  readonly json: boolean;
}

/** What a check found. */
interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Oldest PostgreSQL that the server works with. */
const oldestVersion = 140_000;

/** Prints each check with its result; the process ends with 1 where one failed. */
export async function check(configuration: Configuration): Promise<void> {
  const results = [
    await result('directory', () => directoryIsValid(configuration)),
    await result('port', () => portIsFree(configuration.host, configuration.port)),
    ...(await storeResults(configuration)),
  ];
  const ok = results.every((one) => one.ok);
  process.stdout.write(
    configuration.json
      ? `${JSON.stringify({ ok, checks: results }, undefined, 2)}\n`
      : results.map((one) => `${one.ok ? 'ok    ' : 'FAILED'}  ${one.name}: ${one.detail}\n`).join(''),
  );
  if (!ok) process.exitCode = exitCodes.failed;
}

async function result(name: string, work: () => Promise<string>): Promise<CheckResult> {
  try {
    return { name, ok: true, detail: await work() };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : 'unknown cause' };
  }
}

async function directoryIsValid({ directoryFile, dataDirectory, demo }: Configuration): Promise<string> {
  const ofDemo = demoDirectoryPath(dataDirectory);
  if (demo && !existsSync(ofDemo))
    return `there is none of a demo yet in ${dataDirectory}: the first start makes it up`;
  const file = demo ? ofDemo : resolve(directoryFile ?? join(dataDirectory, 'directory.yaml'));
  if (directoryFile === undefined && !existsSync(file) && existsSync(ofDemo)) {
    throw new Error(
      `There is no ${file}, but ${ofDemo} of a demo. Check a demo with --demo, as it is served, or name a file with --directory.`,
    );
  }
  const { text } = await readDirectoryFile({ directoryFile: file, dataDirectory });
  const { accounts, projects, users } = parseDirectory(text, file);
  return `${file}: ${accounts.length} accounts, ${projects.length} projects, ${users.length} users`;
}

function portIsFree(host: string, port: number): Promise<string> {
  return new Promise((free, reject) => {
    const server = createServer();
    server.once('error', (error) =>
      reject(new Error(listenProblem(error, host, port) ?? `${host}:${port} cannot be listened on: ${error.message}.`)),
    );
    server.listen(port, host, () => server.close(() => free(`${host}:${port} is free`)));
  });
}

async function storeResults(choice: Configuration): Promise<readonly CheckResult[]> {
  const { databaseUrl, dataDirectory } = choice;
  if (databaseUrl === undefined && !existsSync(join(dataDirectory, 'database'))) {
    return [{ name: 'database', ok: true, detail: `there is none yet in ${dataDirectory}: the first start makes it` }];
  }
  const later: CheckResult[] = [];
  const opened = await result('database', () =>
    withAnyStore(choice, async (store) => {
      const version = await versionOf(store);
      later.push(
        await result('tables', () => tablesAreKnown(store)),
        await result('key', () => keyIsRight(store, choice)),
      );
      return version;
    }),
  );
  return [opened, ...later];
}

async function versionOf({ db }: Store): Promise<string> {
  const { rows } = await sql<{ number: string; name: string }>`
    select current_setting('server_version_num') as number, current_setting('server_version') as name`.execute(db);
  const [found] = rows;
  if (Number(found?.number) >= oldestVersion) return `PostgreSQL ${found?.name}`;
  throw new Error(`PostgreSQL ${found?.name} is too old: the server needs 14 or later.`);
}

async function tablesAreKnown({ db }: Store): Promise<string> {
  const { executed, pending } = await migrationState(db);
  return pending.length === 0
    ? `up to date (${executed.at(-1)})`
    : `the next start runs these migrations: ${pending.join(', ')}`;
}

async function keyIsRight(store: Store, { keyFile }: Configuration): Promise<string> {
  const { executed } = await migrationState(store.db);
  if (executed.length === 0 && (await readKeyFile(keyFile)) === undefined) return 'the first start makes one';
  return `${keyFile} has the key of this database (key ${(await openKeyRing(store, keyFile)).keyId})`;
}
