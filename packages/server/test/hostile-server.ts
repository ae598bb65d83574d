import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A server on loopback that does whatever a test wants with each connection. */
export interface HostileServer {
  readonly port: number;
  /** How many connections came. */
  connections(): number;
  /** Everything that clients sent. */
  received(): Buffer;
  stop(): Promise<void>;
}

/** Starts one. */
export async function hostileServer(onConnection: (socket: Socket) => void): Promise<HostileServer> {
  const open = new Set<Socket>();
  const received: Buffer[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    socket.on('data', (bytes) => received.push(bytes));
    onConnection(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return {
    port: address.port,
    connections: () => connections,
    received: () => Buffer.concat(received),
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
