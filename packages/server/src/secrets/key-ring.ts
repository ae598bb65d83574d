import { createHmac, randomBytes } from 'node:crypto';
import { keyLength, seal, unseal } from './sealed-text.ts';

/** What wraps data keys: a key file now, a key management service later. */
export interface KeyRing {
  /** Tells keys apart, and tells nothing about the key. */
  readonly keyId: string;
  /** Encrypts a data key. @param context - What the key is for; it unwraps only with the same. */
  wrap(dataKey: Uint8Array, context: string): Promise<Uint8Array>;
  /** @throws UnsealError where the key or the context is another one. */
  unwrap(wrappedKey: Uint8Array, context: string): Promise<Uint8Array>;
}

/**
 * A key ring of one key-encryption key in this process.
 *
 * @param key - 32 random bytes.
 */
export function keyRingOf(key: Uint8Array): KeyRing {
  if (key.length !== keyLength) throw new Error(`A key-encryption key has ${keyLength} bytes, not ${key.length}.`);
  return {
    keyId: createHmac('sha256', key).update('opendas key id').digest('hex').slice(0, 16),
    wrap: async (dataKey, context) => seal(key, dataKey, context),
    unwrap: async (wrappedKey, context) => unseal(key, wrappedKey, context),
  };
}

/** A key ring with a new key that is nowhere else: for a store in memory. */
export function temporaryKeyRing(): KeyRing {
  return keyRingOf(randomBytes(keyLength));
}
