import * as fc from 'fast-check';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { loopback } from '../src/databases/address-policy.ts';
import { databaseSessions } from '../src/databases/database-sessions.ts';
import type { SessionTls } from '../src/databases/drivers/driver.ts';
import { hostileServer, type HostileServer } from './hostile-server.ts';

const password = 'Pa55-of-the-database';
let server: HostileServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** What comes of a login at a server that does this with its connections. */
async function open(
  engine: 'postgresql' | 'mysql',
  onConnection: (socket: Socket) => void,
  { timeout = 10_000, tls = 'disable' }: { timeout?: number; tls?: SessionTls['mode'] } = {},
): Promise<string> {
  server = await hostileServer(onConnection);
  try {
    await databaseSessions({ addresses: { allow: loopback, deny: [] }, timeout }).open('account', engine, {
      host: '127.0.0.1',
      port: server.port,
      tls: { mode: tls, ca: null },
      user: 'owner',
      password,
      database: 'orders',
    });
    return 'opened';
  } catch (error) {
    return String(Reflect.get(Object(error), 'failure') ?? error);
  } finally {
    expect(server.received().includes(password)).toBe(false);
  }
}

/** A message of PostgreSQL: type, length, content (manual, "Message Formats"). */
function message(type: string, ...content: readonly (number | string)[]): Buffer {
  const bytes = Buffer.concat(content.map((part) => (typeof part === 'string' ? Buffer.from(part) : int32(part))));
  return Buffer.concat([Buffer.from(type), int32(bytes.length + 4), bytes]);
}

function int32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(number);
  return bytes;
}

/** A greeting of MySQL, protocol 10 ("Protocol::HandshakeV10"), which asks for a plug-in. */
function greeting(plugin: string): Buffer {
  const capabilities = 0x00_08_82_01;
  const content = Buffer.concat([
    Buffer.from([10]),
    Buffer.from('8.0.36\0'),
    Buffer.from([1, 0, 0, 0]),
    Buffer.from('12345678\0'),
    Buffer.from([capabilities & 0xff, (capabilities >> 8) & 0xff, 45, 2, 0]),
    Buffer.from([(capabilities >> 16) & 0xff, 0, 21]),
    Buffer.alloc(10),
    Buffer.from('123456789012\0'),
    Buffer.from(`${plugin}\0`),
  ]);
  return packet(0, content);
}

function packet(sequence: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([content.length & 0xff, content.length >> 8, 0, sequence]), content]);
}

describe.each(['postgresql', 'mysql'] as const)('a server instead of %s', (engine) => {
  it('that says nothing', async () => {
    expect(await open(engine, () => undefined, { timeout: 1_000 })).toBe('timedOut');
  });

  it('that hangs up', async () => {
    expect(await open(engine, (socket) => socket.end())).toBe('cannotConnect');
  });

  it('that resets the connection', async () => {
    expect(await open(engine, (socket) => socket.resetAndDestroy())).toBe('cannotConnect');
  });

  it('that speaks HTTP, and waits', async () => {
    const answer = 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n';
    expect(await open(engine, (socket) => socket.write(answer), { timeout: 1_000 })).toMatch(/cannotConnect|timedOut/);
  });

  it('that speaks SSH and hangs up', async () => {
    expect(await open(engine, (socket) => socket.end('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n'))).toBe('cannotConnect');
  });

  it('that sends without end', async () => {
    const flood = (socket: Socket): void => {
      const more = (): void => {
        while (socket.writable && socket.write(Buffer.alloc(65_536, 0x41)));
      };
      socket.on('drain', more);
      more();
    };
    expect(await open(engine, flood)).toBe('cannotConnect');
  });

  it('that sends anything', async () => {
    const answer = fc.uint8Array({ minLength: 1, maxLength: 64 });
    await fc.assert(
      fc.asyncProperty(answer, async (bytes) => {
        expect(await open(engine, (socket) => socket.end(bytes))).toMatch(/^(cannotConnect|tlsFailed|loginRefused)$/);
        await server?.stop();
        server = undefined;
      }),
      { numRuns: 8 },
    );
  });

  it('that does not encrypt is not given a password', async () => {
    const answers = { postgresql: Buffer.from('N'), mysql: greeting('mysql_native_password') };
    const noEncryption = (socket: Socket): void => {
      if (engine === 'mysql') socket.write(answers.mysql);
      else socket.on('data', () => socket.write(answers.postgresql));
    };
    expect(await open(engine, noEncryption, { tls: 'require' })).toBe('tlsFailed');
  });
});

describe('a server instead of postgresql', () => {
  it.each([
    { name: 'an unknown way to log in', answer: message('R', 99), want: 'cannotConnect' },
    { name: 'a way that only domains have (GSSAPI)', answer: message('R', 7), want: 'cannotConnect' },
    { name: 'the password as it is', answer: message('R', 3), want: 'tlsFailed' },
    {
      name: 'a message of a negative length, with which the driver never ends',
      answer: Buffer.concat([Buffer.from('R'), int32(-1)]),
      want: 'timedOut',
    },
    {
      name: 'an error that tells a lot',
      answer: message('E', `SFATAL\0C28P01\0Mpassword ${password} is wrong\0\0`),
      want: 'loginRefused',
    },
  ])('that asks for $name: $want', async ({ answer, want }) => {
    const reply = (socket: Socket): void => void socket.once('data', () => socket.write(answer));
    expect(await open('postgresql', reply, { timeout: 3_000 })).toBe(want);
  });
});

describe('a server instead of mysql', () => {
  it.each([
    { name: 'the password as it is', plugin: 'mysql_clear_password', want: 'tlsFailed' },
    { name: 'an unknown plug-in', plugin: 'dialog', want: 'loginRefused' },
    { name: 'a member of every object', plugin: '__proto__', want: 'loginRefused' },
  ])('that asks for $name: $want', async ({ plugin, want }) => {
    const ask = (socket: Socket): void => {
      socket.write(greeting('mysql_native_password'));
      socket.once('data', () => socket.write(packet(2, Buffer.from(`\u00FE${plugin}\0${'1'.repeat(20)}\0`, 'latin1'))));
    };
    expect(await open('mysql', ask, { timeout: 3_000 })).toBe(want);
  });

  it('that wants a file of this machine does not get it', async () => {
    const ask = (socket: Socket): void => {
      socket.write(greeting('mysql_native_password'));
      socket.once('data', () => socket.write(packet(2, Buffer.from('\u00FB/etc/hostname', 'latin1'))));
    };
    expect(await open('mysql', ask, { timeout: 3_000 })).toMatch(/cannotConnect|loginRefused/);
  });
});
