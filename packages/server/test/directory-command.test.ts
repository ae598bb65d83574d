import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { warningOfReadableSecrets } from '../src/cli/warn-of-readable-secrets.ts';
import { newAccessKey } from '../src/directory-store/new-access-key.ts';
import { verifyPassword } from '../src/directory/password-hash.ts';
import { envelopeEncryption } from '../src/secrets/envelope-encryption.ts';
import { applyDirectory } from '../src/directory-store/apply-directory.ts';
import { describeOnEachStore } from './each-store.ts';
import { exampleDirectory, users } from './example-directory.ts';
import { exampleWorld } from './example-world.ts';
import { signedCall } from './signed-call.ts';

const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

function opendas(args: readonly string[], input = '') {
  return spawnSync(process.execPath, [program, ...args], { input, encoding: 'utf8' });
}

describe('opendas directory hash-password', () => {
  it('prints the hash of the password on standard input, without its line end', async () => {
    const { status, stdout, stderr } = opendas(['directory', 'hash-password'], 'canary password\n');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(await verifyPassword('canary password', stdout.trim())).toBe(true);
  }, 30_000);
  it('refuses an empty password', () => {
    expect(opendas(['directory', 'hash-password'])).toMatchObject({
      status: 2,
      stderr: 'Standard input has no password. Send it one: printf %s "$PASSWORD" | opendas directory hash-password\n',
    });
  }, 30_000);
});

describe('opendas directory create-access-key', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'opendas-keys-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('says what to do where there is no database yet', () => {
    const { status, stderr } = opendas([
      'directory',
      'create-access-key',
      '--user',
      'a'.repeat(32),
      '--data-dir',
      folder,
    ]);
    expect(stderr).toMatch(/^There is no database in .*Name the data directory of the server with --data-dir/);
    expect(status).toBe(1);
  }, 60_000);
});

describeOnEachStore('an access key that was made with the command', (store) => {
  it('signs requests of its user, whatever the directory file says, until the user leaves', async () => {
    const world = await exampleWorld(store());
    const encryption = envelopeEncryption(store(), world.keyRing, () => world.time);
    const created = await newAccessKey(store(), encryption, world.audit, users.owner.userId);
    expect(await newAccessKey(store(), encryption, world.audit, '0'.repeat(32))).toBeUndefined();
    const callerNow = async () => {
      const key = { accessKey: created?.access_key ?? '', secretKey: created?.secret_key ?? '' };
      const { headers = {} } = signedCall('/', {}, { at: world.time, ...key });
      const { caller } = await world.authentication.authenticate({
        method: 'GET',
        onlyReads: true,
        url: '/',
        headers: { authorization: String(headers['Authorization']) },
        rawHeaders: Object.entries(headers).flat().map(String),
        projectId: undefined,
        readBody: async () => Buffer.alloc(0),
      });
      return caller;
    };
    const owner = { ...users.owner, credential: { kind: 'accessKey', accessKey: created?.access_key } };
    expect(await callerNow()).toEqual(owner);
    await applyDirectory(store(), exampleDirectory);
    expect(await callerNow()).toEqual(owner);
    const others = exampleDirectory.users.filter(({ id }) => id !== users.owner.userId);
    await applyDirectory(store(), { ...exampleDirectory, users: others });
    await expect(callerNow()).rejects.toThrow('secret key lookup failed');
    await applyDirectory(store(), exampleDirectory);
    await expect(callerNow()).rejects.toThrow('secret key lookup failed');
  });
});

describe('a directory file that others can read', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'opendas-directory-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    { text: 'tokens: [{ token: a }]', mode: 0o644, warned: true },
    { text: '{"secret_key":"a"}', mode: 0o640, warned: true },
    { text: 'tokens: [{ token: a }]', mode: 0o600, warned: false },
    { text: 'tokens: [{ token_sha256: a }]', mode: 0o644, warned: false },
  ])('$text with mode $mode is warned of: $warned', async ({ text, mode, warned }) => {
    const path = join(folder, 'directory.yaml');
    writeFileSync(path, text);
    chmodSync(path, mode);
    const warning = await warningOfReadableSecrets(path, text);
    expect(warning?.includes('chmod 600') ?? false).toBe(warned);
  });
});
