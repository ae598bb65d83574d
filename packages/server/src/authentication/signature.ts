import { createHash, createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { algorithm } from './authorization-header.ts';

/** SHA-256 in lower-case hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The text that the secret key signs (API Request Signing Guide, api-sign-algorithm-003): algorithm, date, hash of the canonical request. */
export function stringToSign(date: string, canonicalRequest: string): string {
  // Values of headers come as Latin-1, a character for each byte; everything else is ASCII. So this gives the bytes as they were sent.
  return [algorithm, date, sha256(Buffer.from(canonicalRequest, 'latin1'))].join('\n');
}

/** The signature of a text, as bytes. */
export function signatureOf(secretKey: KeyObject | string, text: string): Uint8Array {
  return createHmac('sha256', secretKey).update(text, 'utf8').digest();
}

/** Compares in a time that depends on the lengths only. */
export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
