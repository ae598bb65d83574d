import type { FastifyInstance } from 'fastify';

/** How often connections that have become idle are closed, in milliseconds. */
const sweep = 50;

/**
 * Stops taking connections and waits for the requests that are under way. What is not finished at the deadline is cut off.
 *
 * @param deadline - In milliseconds.
 */
export async function closeWithin(app: FastifyInstance, deadline: number): Promise<void> {
  const cutOff = setTimeout(() => app.server.closeAllConnections(), deadline);
  // Clients keep connections open for further requests; Node closes only those that are idle at the beginning.
  const sweeps = setInterval(() => app.server.closeIdleConnections(), sweep);
  try {
    await app.close();
  } finally {
    clearTimeout(cutOff);
    clearInterval(sweeps);
  }
}
