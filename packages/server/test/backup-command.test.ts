import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createKeyFile } from '../src/secrets/key-file.ts';
import { demoOwner } from './demo-file.ts';
import { firstStart } from './first-start.ts';
import { endAll, opendas } from './opendas-process.ts';
import { runOpendas, type Outcome } from './run-opendas.ts';
import { openSecrets, savedPasswords, saveSecrets } from './saved-secrets.ts';

vi.setConfig({ testTimeout: 240_000 });

let folder: string;
/** A data directory with saved passwords. */
let data: string;
let file: string;
/** Of `opendas backup` while a server ran, and after it. */
let busy: Outcome;
let written: Outcome;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opendas-backup-'));
  data = (await firstStart(folder)).copy('data');
  const server = opendas(['serve', '--demo', '--port', '0', '--data-dir', data]);
  await server.ready();
  await saveSecrets(demoOwner(data));
  file = join(folder, 'a.backup');
  busy = await runOpendas(['backup', '--data-dir', data, file]);
  server.child.kill('SIGTERM');
  await server.ended();
  written = await runOpendas(['backup', '--data-dir', data, file]);
}, 300_000);
afterAll(() => {
  endAll();
  rmSync(folder, { recursive: true, force: true });
});

const choiceOf = (dataDirectory: string) => ({
  dataDirectory,
  databaseUrl: undefined,
  keyFile: join(dataDirectory, 'key'),
});

describe('opendas backup and restore', () => {
  it('bring everything to another data directory, where it opens with the key file', async () => {
    const elsewhere = join(folder, 'elsewhere');
    const restored = await runOpendas(['restore', '--data-dir', elsewhere, file]);
    expect(restored).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('The server needs') as string,
    });
    cpSync(join(data, 'key'), join(elsewhere, 'key'));
    const secrets = await openSecrets(choiceOf(elsewhere));
    expect(secrets).toEqual(await openSecrets(choiceOf(data)));
    expect(secrets).toMatchObject({
      connections: [savedPasswords.connections],
      db_users: [savedPasswords.db_users],
    });
    const trail = await runOpendas(['audit', 'verify', '--data-dir', elsewhere]);
    expect(trail).toMatchObject({ code: 0, stdout: expect.stringContaining(': intact, 2 events') as string });
  });

  it('need the data directory for themselves, and say where the key is', () => {
    expect(busy).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('process') as string });
    expect(written).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining(`The key file ${join(data, 'key')} is not in it`) as string,
    });
  });

  it('write a file that only its owner reads, with no password in clear text', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(file);
    for (const password of Object.values(savedPasswords)) expect(bytes.includes(password)).toBe(false);
  });

  it('replace no file and no database, unless they are told to; what was there is kept then', async () => {
    const before = readFileSync(file);
    expect(await runOpendas(['backup', '--data-dir', data, file])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `${file} exists. Name another file; no backup is replaced.\n`,
    });
    expect(readFileSync(file).equals(before)).toBe(true);
    const other = join(folder, 'other');
    cpSync(data, other, { recursive: true });
    expect(await runOpendas(['restore', '--data-dir', other, file])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/exists\. .*--force.*Nothing was changed/) as string,
    });
    const forced = await runOpendas(['restore', '--data-dir', other, '--force', file]);
    expect(forced).toMatchObject({ code: 0, stderr: '' });
    const aside = /What was there is in (\S+)\. /.exec(forced.stdout)?.[1] ?? '';
    for (const database of [aside, join(other, 'database')]) {
      const place = join(folder, `of-${database.length}`);
      cpSync(database, join(place, 'database'), { recursive: true });
      cpSync(join(data, 'key'), join(place, 'key'));
      expect((await openSecrets(choiceOf(place))).connections).toEqual([savedPasswords.connections]);
    }
  });

  it('refuse the key file of another database, before anything is changed', async () => {
    const elsewhere = join(folder, 'wrong-key');
    await createKeyFile(join(elsewhere, 'key'));
    expect(await runOpendas(['restore', '--data-dir', elsewhere, file])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/does not have the key [0-9a-f]{16}, which .* needs/) as string,
    });
    expect(readdirSync(elsewhere)).toEqual(['key']);
  });

  it.each([
    { damage: 'cut off', change: (bytes: Buffer) => bytes.subarray(0, -1), why: /It is cut off: \d+ bytes of \d+/ },
    {
      damage: 'changed in one bit',
      change: (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -100), flipped(bytes.subarray(-100))]),
      why: /It was changed: its checksum is not right/,
    },
    { damage: 'empty', change: () => Buffer.alloc(0), why: /It is not a backup of OpenDAS/ },
    { damage: 'something else', change: () => Buffer.from('{"format":"tar"}\n'), why: /It is not a backup of OpenDAS/ },
    {
      damage: 'of a newer version',
      change: (bytes: Buffer) => replaced(bytes, '"migrations":[', '"migrations":["9999-later",'),
      why: /from a newer version of the server \(9999-later\)/,
    },
    {
      damage: 'of another database than it says',
      change: (bytes: Buffer) => replaced(bytes, '"key_id":"', '"key_id":"f'),
      why: /holds another database than it says/,
    },
  ])('refuse a file that is $damage, and leave nothing', async ({ damage, change, why }) => {
    const damaged = join(folder, `${damage}.backup`);
    writeFileSync(damaged, change(readFileSync(file)));
    const elsewhere = join(folder, `from ${damage}`);
    const result = await runOpendas(['restore', '--data-dir', elsewhere, damaged]);
    expect(result).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(why) as string });
    expect(result.stderr).not.toContain('    at ');
    const left = existsSync(elsewhere) ? readdirSync(elsewhere) : [];
    expect(left.filter((name) => name !== 'lock')).toEqual([]);
  });

  it.each([
    { args: ['backup', '--data-dir', '/nowhere', 'x.backup'], code: 1, stderr: /There is no database in/ },
    { args: ['restore', '--data-dir', '/nowhere', '/nowhere/x.backup'], code: 1, stderr: /cannot be read: ENOENT/ },
    { args: ['backup', '--database-url', 'postgres://h/x', 'x.backup'], code: 2, stderr: /backed up with pg_dump/ },
    { args: ['restore', '--database-url', 'postgres://h/x', 'x.backup'], code: 2, stderr: /restored with pg_restore/ },
    { args: ['backup'], code: 2, stderr: /missing required argument 'file'/ },
  ])('say what is wrong with $args', async ({ args, code, stderr }) => {
    expect(await runOpendas(args)).toMatchObject({
      code,
      stdout: '',
      stderr: expect.stringMatching(stderr) as string,
    });
  });
});

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(0) ^ 1, 0);
  return copy;
}

function replaced(bytes: Buffer, before: string, after: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(before, after), 'latin1');
}
