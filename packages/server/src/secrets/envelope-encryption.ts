import { randomBytes } from 'node:crypto';
import { addDataKey, dataKeyOfVersion, newestDataKey, type StoredDataKey } from '../store/data-keys.ts';
import type { Store } from '../store/store.ts';
import type { KeyRing } from './key-ring.ts';
import { keyLength, seal, unseal, UnsealError } from './sealed-text.ts';

/** Where a secret is stored. It is bound to the place: copied to another row or project it does not open. */
export interface SecretPlace {
  readonly projectId: string;
  /** Id of the row. */
  readonly rowId: string;
}

/** Encrypts secrets with a data key per project, which is stored encrypted with the key ring. */
export interface EnvelopeEncryption {
  /** @returns Bytes to store: version of the data key (4 bytes, big-endian), then the sealed text. */
  encrypt(place: SecretPlace, secret: string): Promise<Uint8Array>;
  /** @throws UnsealError where the bytes were changed or are from another place. */
  decrypt(place: SecretPlace, encrypted: Uint8Array): Promise<string>;
}

interface DataKey {
  readonly version: number;
  readonly key: Uint8Array;
}

const versionLength = 4;

/** How long a newer data key may go unnoticed, in milliseconds: older ones are kept, so that nothing is lost. */
const rememberNewest = 60_000;

/** Version of the data key that a value is encrypted with. */
export function versionOf(encrypted: Uint8Array): number {
  if (encrypted.length < versionLength) throw new UnsealError('An encrypted value is cut off.');
  return Buffer.from(encrypted).readUInt32BE();
}

/** Envelope encryption with data keys in a store. Opened data keys stay in memory. */
export function envelopeEncryption(store: Store, keyRing: KeyRing, now: () => number): EnvelopeEncryption {
  const newest = new Map<string, Promise<DataKey>>();
  let newestUntil = performance.now() + rememberNewest;
  const opened = new Map<string, Promise<DataKey>>();

  const open = async (projectId: string, stored: StoredDataKey): Promise<DataKey> => ({
    version: stored.version,
    key: await keyRing.unwrap(stored.wrappedKey, dataKeyContext(projectId, stored.version)),
  });

  const newestOrFirst = async (projectId: string): Promise<DataKey> => {
    const existing = await newestDataKey(store.db, projectId);
    if (existing !== undefined) return open(projectId, existing);
    const version = 1;
    const dataKey = randomBytes(keyLength);
    await addDataKey(store, projectId, version, now(), (keyId) =>
      keyRing.wrap(dataKey, dataKeyContext(projectId, version), keyId),
    );
    // Another server may have been faster; its key counts.
    return openVersion(projectId, version);
  };

  const openVersion = async (projectId: string, version: number): Promise<DataKey> => {
    const stored = await dataKeyOfVersion(store.db, projectId, version);
    if (stored === undefined) throw new UnsealError(`Project ${projectId} has no data key of version ${version}.`);
    return open(projectId, stored);
  };

  return {
    async encrypt(place, secret) {
      if (performance.now() > newestUntil) {
        newest.clear();
        newestUntil = performance.now() + rememberNewest;
      }
      const { version, key } = await remembered(newest, place.projectId, () => newestOrFirst(place.projectId));
      const header = Buffer.alloc(versionLength);
      header.writeUInt32BE(version);
      return Buffer.concat([header, seal(key, Buffer.from(secret, 'utf8'), secretContext(place, version))]);
    },
    async decrypt(place, encrypted) {
      const version = versionOf(encrypted);
      const { key } = await remembered(opened, `${place.projectId} ${version}`, () =>
        openVersion(place.projectId, version),
      );
      return Buffer.from(unseal(key, encrypted.subarray(versionLength), secretContext(place, version))).toString(
        'utf8',
      );
    },
  };
}

/** What a data key is wrapped for. */
export const dataKeyContext = (projectId: string, version: number): string =>
  JSON.stringify(['data key', projectId, version]);
const secretContext = (place: SecretPlace, version: number): string =>
  JSON.stringify(['secret', place.projectId, place.rowId, version]);

/** Loads a value once, also for callers at the same time. A failure is not remembered. */
function remembered<Value>(
  memory: Map<string, Promise<Value>>,
  name: string,
  load: () => Promise<Value>,
): Promise<Value> {
  const known = memory.get(name);
  if (known !== undefined) return known;
  const loading = load();
  memory.set(name, loading);
  loading.catch(() => memory.delete(name));
  return loading;
}
