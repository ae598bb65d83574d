import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyFile, KeyFileError, readKeyFile } from './key-file.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opendas-key-'));
  file = join(folder, 'key');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('createKeyFile', () => {
  it('creates a file of this user alone, and nothing else', async () => {
    const key = await createKeyFile(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['key']);
    expect(await readKeyFile(file)).toEqual(key);
    expect(key[0]).toHaveLength(32);
  });

  it('creates the folder of this user alone', async () => {
    await createKeyFile(join(folder, 'deep', 'er', 'key'));
    expect((await stat(join(folder, 'deep', 'er'))).mode & 0o777).toBe(0o700);
  });

  it('never replaces a key, and gives all who create it at the same time the same one', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => createKeyFile(file)));
    expect(new Set(keys.flat().map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(await createKeyFile(file)).toEqual(keys[0]);
  });

  it('says where it cannot write', async () => {
    await writeFile(join(folder, 'no-folder'), '');
    await expect(createKeyFile(join(folder, 'no-folder', 'key'))).rejects.toThrow(KeyFileError);
  });
});

describe('readKeyFile', () => {
  it('gives nothing where there is no file', async () => {
    expect(await readKeyFile(file)).toBeUndefined();
  });

  it.each([0o640, 0o604, 0o644, 0o620, 0o602, 0o660])('refuses a file of mode %o', async (mode) => {
    await createKeyFile(file);
    await chmod(file, mode);
    const text = await readFile(file, 'utf8');
    const reading = readKeyFile(file);
    await expect(reading).rejects.toThrow(
      `The key file ${file} may be read or changed by other users (its mode is 0${mode.toString(8)}). Run \`chmod 600 ${file}\``,
    );
    await expect(reading).rejects.not.toThrow(text.slice(20, 40));
  });

  it('takes a file that its user may only read', async () => {
    const key = await createKeyFile(file);
    await chmod(file, 0o400);
    expect(await readKeyFile(file)).toEqual(key);
  });

  const encoded = Buffer.alloc(32, 7).toString('base64');
  it.each([
    { name: 'is empty', text: '' },
    { name: 'has another format', text: `opendas-key-v2:${encoded}\n` },
    { name: 'has no format', text: `${encoded}\n` },
    { name: 'is cut off', text: `opendas-key-v1:${encoded.slice(0, 30)}\n` },
    { name: 'has bits beyond the key', text: `opendas-key-v1:${encoded.slice(0, -2)}d=\n` },
    { name: 'has a second line', text: `opendas-key-v1:${encoded}\nmore\n` },
    { name: 'is not text', text: '\0\u0001\u0002' },
  ])('refuses a file that $name', async ({ text }) => {
    await writeFile(file, text, { mode: 0o600 });
    const reading = readKeyFile(file);
    await expect(reading).rejects.toThrow(`${file} is not a key file of OpenDAS`);
    await expect(reading).rejects.not.toThrow(encoded.slice(0, 20));
  });

  it('takes a file that was edited on Windows', async () => {
    await writeFile(file, `opendas-key-v1:${encoded}\r\n`, { mode: 0o600 });
    expect(await readKeyFile(file)).toEqual([Buffer.alloc(32, 7)]);
  });
});
