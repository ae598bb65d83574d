import type { FastifyInstance } from 'fastify';

/**
 * Stops taking connections and waits for the requests that are under way. What is not finished at the deadline is cut off.
 *
 * @param deadline - In milliseconds.
 */
export async function closeWithin(app: FastifyInstance, deadline: number): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), deadline);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
  }
}
