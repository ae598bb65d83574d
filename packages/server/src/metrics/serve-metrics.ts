import { createServer, type Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

/** Measures every answer of a server. */
export function measureAnswers(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    metrics.answered({
      operationId: request.routeOptions.config.operation?.operationId ?? 'other',
      status: reply.statusCode,
      errorCode: request.errorCode,
      duration: reply.elapsedTime / 1000,
    });
  });
}

/**
 * Serves `/metrics`, and nothing else, on an address of its own: the API may be open to everybody, its metrics need not be.
 *
 * @throws Error where the address cannot be listened on.
 */
export function listenForMetrics(metrics: Metrics, { host, port }: { host: string; port: number }): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.unref();
      resolve(server);
    });
  });
}
