import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loopback } from '../src/databases/address-policy.ts';
import { databaseSessions, type DatabaseSessionsOptions } from '../src/databases/database-sessions.ts';
import type { SessionLogin } from '../src/databases/drivers/driver.ts';
import { exampleAuthority } from './example-authority.ts';
import { hostileServer } from './hostile-server.ts';
import { failureOf } from './session-failure.ts';
import { tlsExpectations } from './tls-expectations.ts';
import { startPostgresForLogins, type PostgresForLogins } from './postgres-with-tls.ts';

let postgres: PostgresForLogins;
beforeAll(async () => {
  postgres = await startPostgresForLogins();
});
afterAll(() => postgres.stop());

const addresses = { allow: loopback, deny: [] };
const host = 'db.example.test';
const lookup = () => Promise.resolve(['127.0.0.1']);

/** `opened`, or the class of the failure. */
async function open(
  changes: Partial<SessionLogin> = {},
  options: Partial<DatabaseSessionsOptions> = {},
): Promise<string> {
  const login: SessionLogin = {
    host,
    port: postgres.port,
    tls: { mode: 'disable', ca: null },
    user: 'owner',
    password: postgres.password,
    database: 'orders',
    ...changes,
  };
  try {
    await databaseSessions({ addresses, lookup, ...options }).open('account', 'postgresql', login);
    return 'opened';
  } catch (error) {
    return failureOf(error);
  }
}

describe('sessions with PostgreSQL', () => {
  it.each([
    { name: 'user and password', given: {}, want: 'opened' },
    { name: 'no database', given: { database: undefined }, want: 'opened' },
    { name: 'an address', given: { host: '127.0.0.1' }, want: 'opened' },
    { name: 'a wrong password', given: { password: 'wrong' }, want: 'loginRefused' },
    { name: 'an empty password', given: { password: '' }, want: 'loginRefused' },
    { name: 'an unknown user', given: { user: 'nobody' }, want: 'loginRefused' },
    { name: 'an unknown database', given: { database: 'nothing' }, want: 'databaseUnknown' },
    { name: 'a server that wants encryption', given: { user: 'only_encrypted' }, want: 'loginRefused' },
    { name: 'a server that wants the password as it is', given: { user: 'clear_text' }, want: 'tlsFailed' },
  ])('with $name: $want', async ({ given, want }) => {
    expect(await open(given)).toBe(want);
  });

  it.each(tlsExpectations)('encrypted, with $name: $want', async ({ tls, want, ...given }) => {
    expect(await open({ tls, ...given, user: 'only_encrypted' })).toBe(want);
  });

  it('encrypted, may give a server the password as it is', async () => {
    expect(await open({ tls: { mode: 'require', ca: null }, user: 'clear_text' })).toBe('opened');
  });

  it('through an address that is not allowed are refused', async () => {
    expect(await open({}, { addresses: { allow: [], deny: [] } })).toBe('addressRefused');
  });

  it('with a name that is not known fail', async () => {
    expect(await open({}, { lookup: () => Promise.resolve([]) })).toBe('nameNotFound');
  });

  it('dial the address that was checked, also where the name means another one a moment later', async () => {
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    const rebinding = () => Promise.resolve(answers.shift() ?? ['169.254.169.254']);
    expect(await open({ tls: { mode: 'verify-full', ca: exampleAuthority } }, { lookup: rebinding })).toBe('opened');
    expect(answers).toHaveLength(1);
  });

  it('try the next address where the first does not answer', async () => {
    const dead = await hostileServer(() => undefined);
    await dead.stop();
    // 127.0.0.2 is this machine too, where nothing listens on the port.
    expect(await open({}, { lookup: () => Promise.resolve(['127.0.0.2', '127.0.0.1']) })).toBe('opened');
  });

  it('do not take a user, options or a host from the environment', async () => {
    process.env['PGOPTIONS'] = '-c work_mem=nonsense';
    process.env['PGSSLMODE'] = 'verify-full';
    try {
      expect(await open()).toBe('opened');
    } finally {
      delete process.env['PGOPTIONS'];
      delete process.env['PGSSLMODE'];
    }
  });
});
