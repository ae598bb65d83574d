import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { pipeBothWays } from './pipe-both-ways.ts';

/** A network path to a PostgreSQL server that a test can cut and mend. */
export interface CuttableProxy {
  /** URL of the database through the proxy. */
  readonly url: string;
  /** Ends all connections; new ones end at once. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function cuttableProxy(databaseUrl: string): Promise<CuttableProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((socket) => {
    if (isCut) {
      socket.resetAndDestroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    pipeBothWays(socket, upstream, sockets);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${address.port}`;
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    cut,
    mend: () => {
      isCut = false;
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
