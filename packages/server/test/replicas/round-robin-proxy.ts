import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { pipeBothWays } from '../pipe-both-ways.ts';

/** One address before several servers. */
export interface RoundRobinProxy {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Gives each new connection to the next server, and to the one after that where it cannot be reached. It knows nothing of HTTP.
 *
 * @param ports - Asked for each connection, since a server that is started again has another port.
 */
export async function roundRobinProxy(ports: () => readonly number[]): Promise<RoundRobinProxy> {
  const sockets = new Set<Socket>();
  let next = 0;
  const forward = (client: Socket, order: readonly number[]): void => {
    const [port, ...others] = order;
    if (port === undefined) {
      client.destroy();
      return;
    }
    const server = connect({ port, host: '127.0.0.1', noDelay: true });
    const refused = (): void => forward(client, others);
    server.once('error', refused);
    server.once('connect', () => {
      server.off('error', refused);
      pipeBothWays(client, server, sockets);
    });
  };
  const proxy = createServer({ noDelay: true }, (client) => {
    client.on('error', () => undefined);
    const all = ports();
    next = (next + 1) % all.length;
    forward(client, [...all.slice(next), ...all.slice(0, next)]);
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
