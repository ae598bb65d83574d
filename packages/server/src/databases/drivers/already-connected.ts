import type { Socket } from 'node:net';

/**
 * A connected socket for a driver that wants to connect it: `connect` reports success and dials nothing, whatever host the
 * driver knows.
 */
export function alreadyConnected(socket: Socket): Socket {
  return Object.assign(socket, {
    connect: () => {
      process.nextTick(() => socket.emit('connect'));
      return socket;
    },
  });
}
