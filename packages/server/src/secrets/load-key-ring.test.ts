import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import { createKeyFile } from './key-file.ts';
import { KeyFileError, loadKeyRing } from './index.ts';

describeOnEachStore('loadKeyRing', (store) => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opendas-key-'));
    file = join(folder, 'key');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('creates the key with the first start, and uses the same afterwards', async () => {
    const first = await loadKeyRing(store(), file);
    const second = await loadKeyRing(store(), file);
    const wrapped = await first.wrap(Buffer.from('data key'), 'context');
    expect(Buffer.from(await second.unwrap(wrapped, 'context')).toString()).toBe('data key');
  });

  it('takes a key that was there before the data', async () => {
    await createKeyFile(file);
    await expect(loadKeyRing(store(), file)).resolves.toHaveProperty('keyId', expect.stringMatching(/^[0-9a-f]{16}$/));
  });

  it('refuses to make a new key for existing data', async () => {
    const { keyId } = await loadKeyRing(store(), file);
    await rm(file);
    const loading = loadKeyRing(store(), file);
    await expect(loading).rejects.toThrow(KeyFileError);
    await expect(loading).rejects.toThrow(
      `The key file ${file} is missing, and the data in this database were encrypted with it (key ${keyId}). Restore the file from its backup`,
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses the key of another store, and changes nothing', async () => {
    const { keyId } = await loadKeyRing(store(), file);
    const other = join(folder, 'other');
    await createKeyFile(other);
    await expect(loadKeyRing(store(), other)).rejects.toThrow(/is not the one that the data .* \(key [0-9a-f]{16}\)/);
    await expect(loadKeyRing(store(), file)).resolves.toHaveProperty('keyId', keyId);
  });

  it('lets one of two servers with different keys that start at once win', async () => {
    const starts = await Promise.allSettled(['one', 'other'].map((name) => loadKeyRing(store(), join(folder, name))));
    expect(starts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});
