import * as fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import { exampleDirectory, projects } from '../../test/example-directory.ts';
import { applyDirectory } from '../directory-store/apply-directory.ts';
import { envelopeEncryption } from './envelope-encryption.ts';
import { temporaryKeyRing, type KeyRing } from './index.ts';

describeOnEachStore('envelopeEncryption', (store) => {
  let keyRing: KeyRing;
  beforeEach(async () => {
    await applyDirectory(store(), exampleDirectory);
    keyRing = temporaryKeyRing();
  });
  const encryption = () => envelopeEncryption(store(), keyRing, () => 1);
  const place = { projectId: projects.owners, rowId: 'row' };

  it('gives back every text, also to another server', async () => {
    const [one, other] = [encryption(), encryption()];
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (secret) => {
        expect(await other.decrypt(place, await one.encrypt(place, secret))).toBe(secret);
      }),
      { numRuns: 50 },
    );
  });

  it('binds a secret to its row and its project', async () => {
    const secrets = encryption();
    const encrypted = await secrets.encrypt(place, 'secret');
    await secrets.encrypt({ projectId: projects.others, rowId: 'row' }, 'another');
    await expect(secrets.decrypt({ ...place, rowId: 'other' }, encrypted)).rejects.toThrow(
      /changed, or belongs to another/,
    );
    await expect(secrets.decrypt({ ...place, projectId: projects.others }, encrypted)).rejects.toThrow(
      /changed, or belongs/,
    );
    await expect(secrets.decrypt({ ...place, projectId: projects.ownersOther }, encrypted)).rejects.toThrow(
      /has no data key/,
    );
  });

  it('refuses a secret of which any byte was changed, the version of the key included', async () => {
    const secrets = encryption();
    const encrypted = await secrets.encrypt(place, 'secret');
    for (const index of encrypted.keys()) {
      const changed = Uint8Array.from(encrypted);
      changed[index]! ^= 1;
      await expect(secrets.decrypt(place, changed)).rejects.toMatchObject({ name: 'UnsealError' });
    }
    await expect(secrets.decrypt(place, encrypted.subarray(0, 3))).rejects.toMatchObject({ name: 'UnsealError' });
  });

  it('makes one data key for a project, also where two servers need the first one at the same time', async () => {
    const servers = [encryption(), encryption(), encryption()];
    const encrypted = await Promise.all(
      servers.flatMap((server) => [server.encrypt(place, 'secret'), server.encrypt(place, 'secret')]),
    );
    const keys = await store().db.selectFrom('data_keys').selectAll().execute();
    expect(keys).toEqual([expect.objectContaining({ project_id: projects.owners, version: 1, created_at: 1 })]);
    for (const one of encrypted) expect(await encryption().decrypt(place, one)).toBe('secret');
  });

  it('has a key for each project', async () => {
    const secrets = encryption();
    await secrets.encrypt(place, 'secret');
    await secrets.encrypt({ projectId: projects.others, rowId: 'row' }, 'secret');
    expect(await store().db.selectFrom('data_keys').selectAll().execute()).toHaveLength(2);
  });

  it('does not open data keys with another key ring', async () => {
    const encrypted = await encryption().encrypt(place, 'secret');
    const other = envelopeEncryption(store(), temporaryKeyRing(), () => 1);
    await expect(other.decrypt(place, encrypted)).rejects.toMatchObject({ name: 'UnsealError' });
  });

  it('tries again after the database was away', async () => {
    let away = true;
    const failing: KeyRing = {
      ...keyRing,
      wrap: (...given) => (away ? Promise.reject(new Error('away')) : keyRing.wrap(...given)),
    };
    const secrets = envelopeEncryption(store(), failing, () => 1);
    await expect(secrets.encrypt(place, 'secret')).rejects.toThrow('away');
    away = false;
    await expect(secrets.encrypt(place, 'secret')).resolves.toBeDefined();
  });
});
