import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type TestPostgres } from '@opendas/test-postgres';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withStore } from '../src/cli/with-store.ts';
import type { StoreChoice } from '../src/configuration/store-choice.ts';
import { dataKeyContext, versionOf } from '../src/secrets/envelope-encryption.ts';
import { readKeyFile } from '../src/secrets/key-file.ts';
import { keyRingOf } from '../src/secrets/key-ring.ts';
import { dataKeysAfter, newestDataKeys } from '../src/store/data-keys.ts';
import { encryptedValues, type EncryptedColumn } from '../src/store/encrypted-values.ts';
import { demoOwner, type DemoOwner } from './demo-file.ts';
import { firstStart } from './first-start.ts';
import { httpCall } from './http-call.ts';
import { endAll, opendas, type OpendasProcess } from './opendas-process.ts';
import { runOpendas } from './run-opendas.ts';
import { openSecrets, savedPasswords, saveSecrets } from './saved-secrets.ts';
import { signedCall } from './signed-call.ts';

vi.setConfig({ testTimeout: 600_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opendas-keys-'));
});
afterAll(() => {
  endAll();
  rmSync(folder, { recursive: true, force: true });
});

interface AccessKey {
  readonly access_key: string;
  readonly secret_key: string;
}

/** Runs a command that succeeds, and gives what it printed as JSON. */
async function done(args: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await runOpendas([...args, '--json']);
  expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' });
  return JSON.parse(stdout);
}

/** Makes an access key that no directory file has, so that no start of a server brings it back. */
async function createAccessKey(owner: DemoOwner, where: readonly string[]): Promise<AccessKey> {
  const { code, stdout } = await runOpendas(['directory', 'create-access-key', '--user', owner.id, ...where]);
  expect(code).toBe(0);
  return JSON.parse(stdout) as AccessKey;
}

/** Status of a request that is signed with a key. */
async function signedStatus(url: string, { project }: DemoOwner, key: AccessKey): Promise<number> {
  const path = `/v3/${project}/connections?offset=0&limit=10`;
  const call = signedCall(path, {}, { at: Date.now(), accessKey: key.access_key, secretKey: key.secret_key });
  return (await httpCall(url, path, call)).status;
}

/** How many data keys of a store a key file opens, by its keys alone. */
function dataKeysOpenedBy(file: string, choice: StoreChoice): Promise<{ opened: number; of: number }> {
  return withStore(choice, async (store) => {
    const ring = keyRingOf((await readKeyFile(file)) ?? []);
    const rows = await dataKeysAfter(store.db, undefined, 1_000);
    const results = await Promise.allSettled(
      rows.map((row) => ring.unwrap(row.wrapped_key, dataKeyContext(row.project_id, row.version))),
    );
    return { opened: results.filter(({ status }) => status === 'fulfilled').length, of: rows.length };
  });
}

/** How many secrets of a store are not encrypted with the newest data key of their project or account. */
function secretsBehind(choice: StoreChoice): Promise<number> {
  return withStore(choice, async (store) => {
    const newest = new Map((await newestDataKeys(store.db)).map((key) => [key.project_id, key.version]));
    let behind = 0;
    for (const column of ['connections', 'db_users', 'access_keys'] as const satisfies EncryptedColumn[]) {
      for await (const { owner, value } of encryptedValues(store.db, column)) {
        if (versionOf(value) !== newest.get(owner)) behind++;
      }
    }
    return behind;
  });
}

describe('opendas keys with the embedded store', () => {
  it('change every key, and every secret opens afterwards, but not with the old key file', async () => {
    const data = (await firstStart(folder)).copy('data');
    const where = ['--data-dir', data];
    const serve = async () => {
      const server = opendas(['serve', '--demo', '--port', '0', ...where]);
      await server.ready();
      return server;
    };
    const server = await serve();
    const owner = demoOwner(data);
    await saveSecrets(owner);
    await stop(server);
    const created = await createAccessKey(owner, where);
    const choice: StoreChoice = { dataDirectory: data, databaseUrl: undefined, keyFile: join(data, 'key') };
    const secrets = await openSecrets(choice);
    expect(secrets).toMatchObject({ connections: [savedPasswords.connections], db_users: [savedPasswords.db_users] });
    expect(secrets.access_keys).toContain(created.secret_key);
    const old = join(folder, 'old-key');
    cpSync(choice.keyFile, old);

    expect(await done(['keys', 'rotate', ...where])).toMatchObject({ added: true, unused: [expect.any(String)] });
    expect(await openSecrets(choice)).toEqual(secrets);
    expect(await done(['keys', 'drop-unused', ...where])).toMatchObject({ dropped: [expect.any(String)] });
    expect(await openSecrets(choice)).toEqual(secrets);
    expect(readFileSync(choice.keyFile, 'utf8').trim().split('\n')).toHaveLength(1);
    const { opened, of } = await dataKeysOpenedBy(old, choice);
    expect(opened).toBe(0);
    expect(await dataKeysOpenedBy(choice.keyFile, choice)).toEqual({ opened: of, of });
    await expect(openSecrets({ ...choice, keyFile: old })).rejects.toThrow('is not the one that the data');
    expect(await runOpendas(['serve', '--demo', '--port', '0', ...where, '--key-file', old])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not the one that the data') as string,
    });

    const count = Object.values(secrets).flat().length;
    expect(await done(['keys', 'rotate', '--data-keys', ...where])).toEqual({ created: of, encrypted: count });
    expect(await openSecrets(choice)).toEqual(secrets);
    expect(await secretsBehind(choice)).toBe(0);
    expect(await done(['keys', 'rotate', '--data-keys', '--resume', ...where])).toEqual({ created: 0, encrypted: 0 });

    const again = await serve();
    expect(await signedStatus(demoOwner(data).url, owner, created)).toBe(200);
    await stop(again);
    const trail = await runOpendas(['audit', 'verify', ...where]);
    expect(trail).toMatchObject({ code: 0, stdout: expect.stringContaining('server: intact') as string });
    const exported = (await runOpendas(['audit', 'export', ...where])).stdout;
    const actions = ['opendas:keys:rotate', 'opendas:keys:dropUnused', 'opendas:keys:renewDataKeys'];
    for (const action of actions) expect(exported).toContain(action);
  });
});

describe('opendas keys with PostgreSQL, killed between the steps while a server runs', () => {
  let postgres: TestPostgres;
  let admin: Client;
  beforeAll(async () => {
    postgres = await startPostgres();
    admin = new Client(postgres.url);
    await admin.connect();
  }, 240_000);
  afterAll(async () => {
    await admin.end();
    await postgres.stop();
  });

  /** Runs a command until it waits for a table, and kills it there. */
  const killAt = async (table: string, args: readonly string[]): Promise<void> => {
    await admin.query(`begin; lock table ${table} in exclusive mode`);
    const run = opendas(args);
    const waits = async () => {
      const { rows } = await admin.query<{ count: string }>('select count(*) from pg_locks where not granted');
      return rows[0]?.count;
    };
    await expect.poll(waits, { timeout: 120_000, interval: 50 }).toBe('1');
    run.child.kill('SIGKILL');
    expect(await run.ended()).toBe('SIGKILL');
    await admin.query('rollback');
  };

  it('lose nothing, and the next run finishes the work', async () => {
    const data = join(folder, 'with-postgresql');
    const choice: StoreChoice = { dataDirectory: data, databaseUrl: postgres.url, keyFile: join(data, 'key') };
    const where = ['--data-dir', data, '--database-url', postgres.url];
    const server = opendas(['serve', '--demo', '--port', '0', ...where]);
    const url = await server.ready();
    const owner = demoOwner(data);
    await saveSecrets(owner);
    const created = await createAccessKey(owner, where);
    const secrets = await openSecrets(choice);
    const old = join(folder, 'old-key-with-postgresql');
    cpSync(choice.keyFile, old);
    const nothingIsLost = async () => {
      expect(await openSecrets(choice)).toEqual(secrets);
      expect(await signedStatus(url, owner, created)).toBe(200);
    };
    const keysInFile = () => readFileSync(choice.keyFile, 'utf8').trim().split('\n').length;

    // The file has the new key, the store does not name it.
    await killAt('key_encryption_key', ['keys', 'rotate', ...where]);
    expect(keysInFile()).toBe(2);
    await nothingIsLost();
    // The store names the new key, nothing is encrypted with it.
    await killAt('data_keys', ['keys', 'rotate', ...where]);
    expect(keysInFile()).toBe(2);
    await nothingIsLost();
    expect((await dataKeysOpenedBy(old, choice)).opened).toBeGreaterThan(0);
    // Dropping the old key first encrypts what is left.
    await killAt('data_keys', ['keys', 'drop-unused', ...where]);
    expect(keysInFile()).toBe(2);
    await nothingIsLost();
    expect(await done(['keys', 'rotate', ...where])).toMatchObject({ added: false });
    await done(['keys', 'drop-unused', ...where]);
    expect(keysInFile()).toBe(1);
    await nothingIsLost();
    expect(await dataKeysOpenedBy(old, choice)).toMatchObject({ opened: 0 });

    for (const table of ['data_keys', 'connections', 'db_users', 'access_keys']) {
      await killAt(table, ['keys', 'rotate', '--data-keys', ...where]);
      await nothingIsLost();
    }
    await done(['keys', 'rotate', '--data-keys', '--resume', ...where]);
    await nothingIsLost();
    expect(await secretsBehind(choice)).toBe(0);
    await stop(server);
    expect(await runOpendas(['audit', 'verify', ...where])).toMatchObject({ code: 0 });
  });
});

async function stop(server: OpendasProcess): Promise<void> {
  server.child.kill('SIGTERM');
  expect(await server.ended()).toBe(0);
}
