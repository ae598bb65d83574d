import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * How passwords are stored: `scrypt$N=16384,r=8,p=1$<salt>$<hash>`, salt and hash in Base64 (RFC 7914). The parameters are part of
 * the text, so that later hashes can be slower.
 */
export interface ScryptParameters {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 16 MiB and some 50 ms for one password (OWASP Password Storage Cheat Sheet names N=2^14, r=8, p=5 and stronger ones). */
const usual: ScryptParameters = { N: 16_384, r: 8, p: 5 };
const saltLength = 16;
const hashLength = 32;
const format = /^scrypt\$N=([0-9]{1,7}),r=([0-9]{1,2}),p=([0-9]{1,2})\$([A-Za-z0-9+/]{22}==)\$([A-Za-z0-9+/]{43}=)$/;
/** Of nobody's password: an unknown user takes as long as a wrong password. */
const nobodys = `scrypt$N=${usual.N},r=${usual.r},p=${usual.p}$${Buffer.alloc(saltLength).toString('base64')}$${Buffer.alloc(hashLength).toString('base64')}`;

/** Whether a text is a hash that `verifyPassword` takes. */
export function isPasswordHash(text: string): boolean {
  return parse(text) !== undefined;
}

/**
 * Hashes a password for the directory file.
 *
 * @param parameters - Weaker ones are for tests.
 */
export async function hashPassword(password: string, parameters: ScryptParameters = usual): Promise<string> {
  const salt = randomBytes(saltLength);
  const { N, r, p } = parameters;
  const hash = await derive(password, salt, parameters);
  return `scrypt$N=${N},r=${r},p=${p}$${salt.toString('base64')}$${hash.toString('base64')}`;
}

/**
 * Whether a password belongs to a hash.
 *
 * @param hash - `undefined` for a user who does not exist or has no password: it takes as long, and is never right.
 */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const parsed = parse(hash ?? nobodys);
  if (parsed === undefined) return false;
  const derived = await derive(password, parsed.salt, parsed.parameters);
  return timingSafeEqual(derived, parsed.hash) && hash !== undefined;
}

function parse(text: string): { parameters: ScryptParameters; salt: Buffer; hash: Buffer } | undefined {
  const match = format.exec(text);
  if (match === null) return undefined;
  const [, N, r, p, salt = '', hash = ''] = match;
  const parameters = { N: Number(N), r: Number(r), p: Number(p) };
  const isPowerOfTwo = parameters.N > 1 && (parameters.N & (parameters.N - 1)) === 0;
  // At most 256 MiB: a hash in a file must not be able to take all memory.
  if (!isPowerOfTwo || parameters.r < 1 || parameters.p < 1 || 128 * parameters.N * parameters.r > 268_435_456) {
    return undefined;
  }
  return { parameters, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
}

function derive(password: string, salt: Uint8Array, { N, r, p }: ScryptParameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Node refuses what needs more than `maxmem`: 128 * N * r bytes, and some more.
    scrypt(password.normalize('NFC'), salt, hashLength, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
