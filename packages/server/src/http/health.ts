import type { FastifyInstance } from 'fastify';
import { ServiceError } from '../service-error.ts';

/**
 * `/healthz`: the process answers. `/readyz`: it can reach its database, else 503.
 *
 * @param ping - Asks the database something; rejects where it cannot be reached.
 */
export function serveHealth(app: FastifyInstance, ping: () => Promise<void>): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (request) => {
    try {
      await ping();
    } catch (error) {
      request.log.warn({ err: error }, 'The database cannot be reached.');
      throw new ServiceError('databaseUnavailable', 'The server cannot reach its database. It tries again by itself.');
    }
    return { status: 'ok' };
  });
}
