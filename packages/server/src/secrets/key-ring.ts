import { createHmac, randomBytes } from 'node:crypto';
import { keyLength, seal, unseal, UnsealError } from './sealed-text.ts';

/** What wraps data keys: a key file now, a key management service later. */
export interface KeyRing {
  /** Tells the key apart that wraps, and tells nothing about it. */
  readonly keyId: string;
  /**
   * Encrypts a data key.
   *
   * @param context - What the key is for; it unwraps only with the same.
   * @param keyId - The key to wrap with, which may have changed since the start; `keyId` where left out.
   * @throws UnsealError where the ring does not have that key.
   */
  wrap(dataKey: Uint8Array, context: string, keyId?: string): Promise<Uint8Array>;
  /** @throws UnsealError where no key of the ring fits, or the context is another one. */
  unwrap(wrappedKey: Uint8Array, context: string): Promise<Uint8Array>;
}

/** A key with its id. */
interface IdentifiedKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** How a ring with several keys works. */
export interface KeyRingOptions {
  /** Id of the key that wraps. The last key where left out. */
  readonly keyId?: string | undefined;
  /** Reads the keys again, where one is missing: a rotation adds keys while servers run. */
  readonly reload?: () => Promise<readonly Uint8Array[]>;
}

/**
 * A key ring of key-encryption keys in this process. Every key unwraps, so that a rotation needs no pause.
 *
 * @param keys - 32 random bytes each, the newest last.
 */
export function keyRingOf(keys: readonly Uint8Array[], options: KeyRingOptions = {}): KeyRing {
  let known = keys.map(identified);
  const newest = known.at(-1);
  if (newest === undefined) throw new Error('A key ring has at least one key.');
  const { keyId = newest.id, reload } = options;

  const reloaded = async (): Promise<boolean> => {
    if (reload === undefined) return false;
    const before = new Set(known.map(({ id }) => id));
    known = (await reload()).map(identified);
    return known.some(({ id }) => !before.has(id));
  };
  const find = async (id: string): Promise<Uint8Array> => {
    const found = known.find((one) => one.id === id);
    if (found !== undefined) return found.key;
    if (await reloaded()) return find(id);
    throw new UnsealError(
      `The key file does not have the key ${id}, which data keys are encrypted with now. Bring the key file of every server up to date.`,
    );
  };
  const unwrap = async (wrappedKey: Uint8Array, context: string): Promise<Uint8Array> => {
    for (const { key } of known.toReversed()) {
      const opened = attempt(() => unseal(key, wrappedKey, context));
      if (opened !== undefined) return opened;
    }
    if (await reloaded()) return unwrap(wrappedKey, context);
    throw new UnsealError('A data key was changed, or no key of the key file belongs to it.');
  };
  return { keyId, wrap: async (dataKey, context, id = keyId) => seal(await find(id), dataKey, context), unwrap };
}

/** Tells a key-encryption key apart, and tells nothing about it. */
export function keyIdOf(key: Uint8Array): string {
  if (key.length !== keyLength) throw new Error(`A key-encryption key has ${keyLength} bytes, not ${key.length}.`);
  return createHmac('sha256', key).update('opendas key id').digest('hex').slice(0, 16);
}

function identified(key: Uint8Array): IdentifiedKey {
  return { id: keyIdOf(key), key };
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}

/** A key ring with a new key that is nowhere else: for a store in memory. */
export function temporaryKeyRing(): KeyRing {
  return keyRingOf([randomBytes(keyLength)]);
}
