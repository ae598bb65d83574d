import { expect, test } from 'vitest';
import { hashPassword, isPasswordHash, verifyPassword } from './password-hash.ts';

test('a password is verified by its hash, and by no other', async () => {
  const hash = await hashPassword('pässword');
  expect(hash).not.toBe(await hashPassword('pässword'));
  expect(await verifyPassword('pässword', hash)).toBe(true);
  expect(await verifyPassword('pa\u0308ssword', hash)).toBe(true);
  expect(await verifyPassword('password', hash)).toBe(false);
  expect(await verifyPassword('pässword', undefined)).toBe(false);
});

test('a hash may have other parameters', async () => {
  const [, , salt = '', key = ''] = (await hashPassword('x')).split('$');
  expect(isPasswordHash(`scrypt$N=1024,r=8,p=1$${salt}$${key}`)).toBe(true);
  expect(await verifyPassword('x', `scrypt$N=1024,r=8,p=1$${salt}$${key}`)).toBe(false);
});

const salt = Buffer.alloc(16).toString('base64');
const hash = Buffer.alloc(32).toString('base64');
test.each([
  '',
  'password',
  '$2b$12$abcdefghijklmnopqrstuv',
  `scrypt$N=16383,r=8,p=1$${salt}$${hash}`,
  `scrypt$N=4194304,r=8,p=1$${salt}$${hash}`,
  `scrypt$N=16384,r=0,p=1$${salt}$${hash}`,
  `scrypt$N=16384,r=8,p=1$${salt}$${hash}\n`,
])('%j is no hash', (text) => {
  expect(isPasswordHash(text)).toBe(false);
});
