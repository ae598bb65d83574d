import { connect, type Socket } from 'node:net';

/**
 * Connects to the first of these addresses that takes the connection.
 *
 * @param addresses - IP addresses; a name is an error, so that nothing is resolved here.
 * @param timeout - For each address, in milliseconds.
 */
export async function connectSocket(addresses: readonly string[], port: number, timeout: number): Promise<Socket> {
  let problem: unknown = new Error('There is no address to connect to.');
  for (const address of addresses) {
    try {
      return await connectTo(address, port, timeout);
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}

function connectTo(host: string, port: number, timeout: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port,
      autoSelectFamily: false,
      noDelay: true,
      lookup: (name, _options, callback) => callback(new Error(`${name} is no address.`), '', 0),
    });
    const timer = setTimeout(() => socket.destroy(timeOut()), timeout);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    socket.once('error', fail);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}

function timeOut(): Error {
  return Object.assign(new Error('The connection was not made in time.'), { code: 'ETIMEDOUT' });
}
