import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * Authenticated encryption of a few bytes: AES-256-GCM with a random nonce (NIST SP 800-38D).
 * Layout: format version (1 byte, now 1), nonce (12), tag (16), ciphertext.
 */
const formatVersion = 1;
const nonceLength = 12;
const tagLength = 16;
const headerLength = 1 + nonceLength + tagLength;

/** Length of every key, in bytes. */
export const keyLength = 32;

/** A sealed value does not belong to this key and context, or was changed. */
export class UnsealError extends Error {
  override readonly name = 'UnsealError';
}

/**
 * Encrypts a value.
 *
 * @param key - 32 bytes.
 * @param context - What the value belongs to (additional authenticated data): it opens only with the same.
 */
export function seal(key: Uint8Array, plaintext: Uint8Array, context: string): Uint8Array {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(additionalData(context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Uint8Array.of(formatVersion), nonce, cipher.getAuthTag(), ciphertext]);
}

/**
 * Decrypts what `seal` made.
 *
 * @throws UnsealError where the key or the context is another one, or any bit was changed.
 */
export function unseal(key: Uint8Array, sealed: Uint8Array, context: string): Uint8Array {
  const version = sealed[0];
  if (version !== formatVersion || sealed.length < headerLength) {
    throw new UnsealError(`A sealed value has the unknown format ${String(version)} or is cut off.`);
  }
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(additionalData(context));
  decipher.setAuthTag(sealed.subarray(1 + nonceLength, headerLength));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(headerLength)), decipher.final()]);
  } catch (cause) {
    throw new UnsealError('A sealed value was changed, or belongs to another key or place.', { cause });
  }
}

/** The format is authenticated too, so that a later format cannot be passed off as this one. */
function additionalData(context: string): Uint8Array {
  return Buffer.from(`opendas ${formatVersion} ${context}`, 'utf8');
}
