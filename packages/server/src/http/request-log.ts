import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';

/** One line for each answered request, and no more. Queries, headers and bodies are not logged. */
export class RequestLog extends LogController {
  constructor() {
    super({ requestIdLogLabel: 'requestId' });
  }

  override incomingRequest(): void {
    // A request is logged when it is answered.
  }

  override routeNotFound(): void {
    // Logged like every other answer.
  }

  override defaultErrorLog(): void {
    // The error handler logs errors of the server; errors of callers show as the status of the request.
  }

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const line = {
      operationId: request.routeOptions.config.operation?.operationId,
      method: request.method,
      path: request.url.split('?', 1)[0],
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      userId: request.caller?.userId,
      denied: request.denied,
    };
    if (error) request.log.warn({ ...line, err: error }, 'The answer could not be sent.');
    else request.log.info(line, 'request');
  }
}
