import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** What a stand-in lets in. */
export interface StandInLogin {
  readonly user: string;
  readonly password: string;
}

/** Something that PostgreSQL's clients can log in to, for contracts: one user, and nothing behind it. */
export interface StandInDatabase {
  /** On the loopback interface. */
  readonly port: number;
  close(): Promise<void>;
}

/** Starts one on a free port. It speaks the part of protocol 3 that a login needs (PostgreSQL manual, "Message Flow", "Start-up"), with an MD5 password. */
export async function standInDatabase(login: StandInLogin): Promise<StandInDatabase> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    greet(socket, login);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  server.unref();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return {
    port: address.port,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One message of the client at a time: each fits into one packet, and the client waits for the answer. */
function greet(socket: Socket, login: StandInLogin): void {
  const salt = randomBytes(4);
  socket.once('data', (startup) => {
    const user = /\0user\0([^\0]*)\0/.exec(startup.toString('latin1'))?.[1];
    socket.write(message('R', Buffer.from([0, 0, 0, 5]), salt));
    socket.once('data', (answer) => {
      const given = answer.subarray(5, -1).toString('latin1');
      if (user !== login.user || given !== md5Password(login, salt)) {
        socket.end(message('E', Buffer.from('SFATAL\0C28P01\0Mpassword authentication failed\0\0')));
        return;
      }
      socket.write(Buffer.concat([message('R', Buffer.from([0, 0, 0, 0])), message('Z', Buffer.from('I'))]));
      socket.once('data', () => socket.end());
    });
  });
}

function md5Password({ user, password }: StandInLogin, salt: Uint8Array): string {
  const inner = createHash('md5').update(`${password}${user}`).digest('hex');
  return `md5${createHash('md5').update(inner).update(salt).digest('hex')}`;
}

function message(type: string, ...content: readonly Uint8Array[]): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.reduce((sum, part) => sum + part.length, 4));
  return Buffer.concat([Buffer.from(type), length, ...content]);
}
