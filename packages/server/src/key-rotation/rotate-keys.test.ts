import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely, KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import { openAuditKey, openAuditLog, verifyChains } from '../audit/index.ts';
import type { Tables } from '../store/schema.ts';
import type { Store } from '../store/index.ts';
import { envelopeEncryption } from '../secrets/envelope-encryption.ts';
import { readKeyFile } from '../secrets/key-file.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import { loadKeyRing } from '../secrets/load-key-ring.ts';
import { dropUnusedKeys, rotateKeys } from './rotate-keys.ts';

const places = ['a', 'b', 'c'].map((name) => ({ projectId: name.repeat(32), rowId: `row of ${name}` }));

/** The store of a process that is killed before its statement of this number. */
function killedAt(store: Store, statement: number): Store {
  let count = 0;
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      count++;
      if (count > statement) throw new Error('killed');
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const db: Kysely<Tables> = store.db.withPlugin(plugin);
  return { ...store, db };
}

describeOnEachStore('the rotation of the key-encryption key', (store) => {
  let folder: string;
  let file: string;
  let sealed: Uint8Array[];
  let running: KeyRing;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opendas-rotation-'));
    file = join(folder, 'key');
    running = await loadKeyRing(store(), file);
    const encryption = envelopeEncryption(store(), running, Date.now);
    sealed = [];
    for (const place of places) sealed.push(await encryption.encrypt(place, `secret of ${place.rowId}`));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const audit = async (on: Store = store()) =>
    openAuditLog({ store: on, keyRing: await loadKeyRing(store(), file), now: Date.now });
  const readable = async (keyRing?: KeyRing) => {
    const encryption = envelopeEncryption(store(), keyRing ?? (await loadKeyRing(store(), file)), Date.now);
    return Promise.all(places.map((place, index) => encryption.decrypt(place, sealed[index] ?? new Uint8Array())));
  };
  const secrets = places.map((place) => `secret of ${place.rowId}`);

  it('wraps every data key anew, while servers with the old ring go on, and leaves the trail intact', async () => {
    const before = await readFile(file, 'utf8');
    const rotation = await rotateKeys(store(), file, await audit(), { prepareOnly: false });
    expect(rotation).toMatchObject({ added: true, wrapped: 4 });
    expect(rotation.unused).toHaveLength(1);
    // A server that started before reads the file again, both for old data keys and for new ones.
    expect(await readable(running)).toEqual(secrets);
    const place = { projectId: 'd'.repeat(32), rowId: 'new' };
    const late = await envelopeEncryption(store(), running, Date.now).encrypt(place, 'late');
    const dropping = await audit();
    expect(await dropUnusedKeys(store(), file, dropping)).toEqual(rotation.unused);
    await dropping.close();
    const events = await store().db.selectFrom('audit_events').select('event').execute();
    const told = events.map(({ event }) => JSON.parse(event) as { action: string; object_id: string });
    expect(told.map(({ action, object_id }) => `${action} ${object_id}`).toSorted()).toEqual([
      `opendas:keys:add ${rotation.key_id}`,
      `opendas:keys:dropUnused ${rotation.unused[0]}`,
      `opendas:keys:rotate ${rotation.key_id}`,
    ]);
    expect(await dropUnusedKeys(store(), file, dropping)).toEqual([]);
    expect(await readKeyFile(file)).toHaveLength(1);
    expect(await readFile(file, 'utf8')).not.toBe(before);
    expect(await readable()).toEqual(secrets);
    const fresh = await loadKeyRing(store(), file);
    expect(await envelopeEncryption(store(), fresh, Date.now).decrypt(place, late)).toBe('late');
    const key = await openAuditKey(store(), fresh);
    if (key === undefined) throw new Error('The audit trail has no key.');
    for await (const report of verifyChains(store(), key)) expect(report.fault).toBeNull();
  });

  it('adds the key only, where the file is to be copied to other servers first', async () => {
    expect(await rotateKeys(store(), file, await audit(), { prepareOnly: true })).toMatchObject({
      added: true,
      wrapped: 0,
    });
    expect(await readKeyFile(file)).toHaveLength(2);
    expect(await readable()).toEqual(secrets);
    expect(await rotateKeys(store(), file, await audit(), { prepareOnly: false })).toMatchObject({
      added: false,
      wrapped: 4,
    });
  });

  it(
    'can be interrupted anywhere: everything stays readable, and the next run finishes it',
    { timeout: 120_000 },
    async () => {
      let interruptions = 0;
      for (let statement = 0; ; statement++) {
        const killed = killedAt(store(), statement);
        const done = await rotateKeys(killed, file, await audit(), { prepareOnly: false }).then(
          () => true,
          () => false,
        );
        expect(await readable()).toEqual(secrets);
        if (done) break;
        interruptions++;
      }
      expect(interruptions).toBeGreaterThan(5);
      await dropUnusedKeys(store(), file, await audit());
      expect(await readable()).toEqual(secrets);
    },
  );

  it('begins no second rotation while the file has an old key', async () => {
    const { key_id } = await rotateKeys(store(), file, await audit(), { prepareOnly: false });
    const again = await rotateKeys(store(), file, await audit(), { prepareOnly: false });
    expect(again).toMatchObject({ key_id, added: false, wrapped: 0 });
  });
});
