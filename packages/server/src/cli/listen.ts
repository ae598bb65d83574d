import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { CommandError } from './command-error.ts';

/** Addresses that mean "every interface": not ones to connect to. */
const wildcards: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };

/** What is wrong with an address to listen on, by error code of the operating system. */
const problems: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} of ${host} is in use by another process. Stop that one, or choose another port with --port (0 takes a free one).`,
  EACCES: (_host, port) => `This user may not listen on port ${port}. Choose a port from 1024 on with --port.`,
  EADDRNOTAVAIL: (host) => `${host} is not an address of this machine. Choose another one with --host.`,
  ENOTFOUND: (host) => `The host name ${host} is not known. Choose another one with --host.`,
};

/** Why an address cannot be listened on, and what to do; `undefined` where that is not known. */
export function listenProblem(error: unknown, host: string, port: number): string | undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' && Object.hasOwn(problems, code) ? problems[code]?.(host, port) : undefined;
}

/**
 * Listens, and gives the URL to reach the server at from this machine.
 *
 * @throws CommandError where the address cannot be used.
 */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const problem = listenProblem(error, host, port);
    if (problem === undefined) throw error;
    throw new CommandError(problem, 'failed', { cause: error });
  }
  // The server listens on a port, not on a pipe.
  const address = app.server.address() as AddressInfo;
  const name = wildcards[address.address] ?? (address.family === 'IPv6' ? `[${address.address}]` : address.address);
  return `http://${name}:${address.port}`;
}
