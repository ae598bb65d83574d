import { mariaDbPrograms, startMariaDb, type TestMariaDb } from '@opendas/test-mysql';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loopback } from '../src/databases/address-policy.ts';
import { databaseSessions } from '../src/databases/database-sessions.ts';
import type { SessionLogin } from '../src/databases/drivers/driver.ts';
import { failureOf } from './session-failure.ts';
import { tlsExpectations } from './tls-expectations.ts';

const password = 'Pa55-of-the-database';
const file = (name: string) => fileURLToPath(new URL(`tls/${name}`, import.meta.url));

// No npm package has a MySQL or MariaDB: see the README of @opendas/test-mysql.
describe.skipIf(mariaDbPrograms() === undefined)('sessions with MariaDB', () => {
  let server: TestMariaDb;
  beforeAll(async () => {
    server = await startMariaDb({
      statements: [
        'create database orders',
        'create database secret',
        `create user owner identified by '${password}'`,
        'grant all on orders.* to owner',
        `create user only_encrypted identified by '${password}' require ssl`,
        'create user without_password',
        `create user locked identified by '${password}' account lock`,
      ],
      tls: { certificate: file('server.pem'), key: file('server.key') },
    });
  }, 120_000);
  afterAll(() => server?.stop());

  /** `opened`, or the class of the failure. */
  async function open(changes: Partial<SessionLogin> = {}): Promise<string> {
    const login: SessionLogin = {
      host: 'db.example.test',
      port: server.port,
      tls: { mode: 'disable', ca: null },
      user: 'owner',
      password,
      database: 'orders',
      ...changes,
    };
    const lookup = () => Promise.resolve(['127.0.0.1']);
    try {
      await databaseSessions({ addresses: { allow: loopback, deny: [] }, lookup }).open('account', 'mysql', login);
      return 'opened';
    } catch (error) {
      return failureOf(error);
    }
  }

  it.each([
    { name: 'user and password', given: {}, want: 'opened' },
    { name: 'no database', given: { database: undefined }, want: 'opened' },
    { name: 'an address', given: { host: '127.0.0.1' }, want: 'opened' },
    { name: 'no password', given: { user: 'without_password', password: '', database: undefined }, want: 'opened' },
    { name: 'a wrong password', given: { password: 'wrong' }, want: 'loginRefused' },
    { name: 'an empty password', given: { password: '' }, want: 'loginRefused' },
    { name: 'an unknown user', given: { user: 'nobody' }, want: 'loginRefused' },
    { name: 'a locked user', given: { user: 'locked', database: undefined }, want: 'loginRefused' },
    { name: 'a database of others', given: { database: 'secret' }, want: 'loginRefused' },
    { name: 'a user who must encrypt', given: { user: 'only_encrypted', database: undefined }, want: 'loginRefused' },
  ])('with $name: $want', async ({ given, want }) => {
    expect(await open(given)).toBe(want);
  });

  it('with a database that does not exist: databaseUnknown, for a user who may know', async () => {
    expect(await open({ database: 'orders_2' })).toMatch(/databaseUnknown|loginRefused/);
  });

  it.each(tlsExpectations)('encrypted, with $name: $want', async ({ tls, want, ...given }) => {
    expect(await open({ tls, ...given, user: 'only_encrypted', database: undefined })).toBe(want);
  });
});
