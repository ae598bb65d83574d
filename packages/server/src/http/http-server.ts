import { fastify, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Metrics } from '../metrics/metrics.ts';
import { measureAnswers } from '../metrics/serve-metrics.ts';
import type { Services } from '../services.ts';
import { auditAnswer } from './audit-answer.ts';
import { serveIam } from './identity-routes.ts';
import { answerClientError, rawAnswer } from './client-error.ts';
import { documentOperations } from './document-operations.ts';
import type { ApiDocument } from './document.ts';
import { serveDocsPage } from './docs-page.ts';
import { errorAnswer } from './error-answer.ts';
import { checkHandlers } from './handlers.ts';
import { serveHealth } from './health.ts';
import { ServiceError } from '../service-error.ts';
import { limits } from './limits.ts';
import { allowAllMethods, refuseOtherMethods } from './methods.ts';
import { serveOperations } from './operation-routes.ts';
import { readBodies } from './request-body.ts';
import { requestId } from './request-id.ts';
import { RequestLog } from './request-log.ts';
import { checkResponse } from './response-check.ts';
import { serveStatic } from './static-content.ts';
import { inRequestSpan, traceRequests } from '../tracing/request-spans.ts';
import { pathUnknown } from './unknown-path.ts';

/** How long a whole request may take to arrive, in milliseconds. */
const requestTimeout = 60_000;

/** What the HTTP side is made of. */
export interface HttpServerOptions {
  readonly document: ApiDocument;
  /** @throws ServiceError `databaseUnavailable` while the store is not open yet. */
  readonly services: () => Services;
  /** Asks the database something; rejects where it cannot be reached. */
  readonly ping: () => Promise<void>;
  readonly logger: FastifyBaseLogger;
  /** Largest body, in bytes. 1 MiB where left out. */
  readonly bodyLimit?: number;
  /** Measures every answer. Nothing is measured where left out. */
  readonly metrics?: Metrics | undefined;
  /** Checks every answer against the document, and answers 500 where it does not fit. Off where left out. */
  readonly checkResponses?: boolean;
}

/**
 * The server: every operation of the document, health, the document itself and its reference page. It does not listen yet.
 *
 * @throws Error where the document and the handlers do not fit together.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { document, services, ping, logger, bodyLimit = limits.body, checkResponses = false } = options;
  const operations = documentOperations(document.root);
  checkHandlers(operations);

  const app: FastifyInstance = fastify({
    loggerInstance: logger,
    logController: new RequestLog(),
    genReqId: (request) => requestId(request.headers['x-request-id']),
    bodyLimit,
    requestTimeout,
    // A request without Host is refused in the shape of every other error.
    http: { maxHeaderSize: limits.headers, requireHostHeader: false },
    // Requests on open connections are still answered while the server stops.
    return503OnClosing: false,
    clientErrorHandler(error, socket) {
      const answered = answerClientError(error, socket);
      if (answered !== undefined) logger.info(answered, 'request refused');
    },
    frameworkErrors(error, request: FastifyRequest, reply: FastifyReply) {
      const { status, headers, body } = errorAnswer(error, request.id);
      request.log.info({ method: request.method, status }, 'request refused');
      void reply.code(status).headers(headers).header('X-Request-Id', request.id).send(body);
    },
    routerOptions: {
      // Ids are checked against the document, not by the router.
      maxParamLength: limits.uri,
      // Queries are read after authentication, so that their mistakes are not answered before.
      querystringParser: () => ({}),
    },
  });
  app.decorateRequest('caller', undefined);
  app.decorateRequest('projectId', undefined);
  app.decorateRequest('directoryGeneration', undefined);
  app.decorateRequest('denied', undefined);
  app.decorateRequest('hasLateBody', false);
  app.decorateRequest('signedBody', undefined);
  app.decorateRequest('errorCode', undefined);
  traceRequests(app);
  if (options.metrics !== undefined) measureAnswers(app, options.metrics);
  allowAllMethods(app);

  app.server.on('checkExpectation', (_request, response) => {
    response.socket?.end(
      rawAnswer(
        new ServiceError('expectationFailed', 'The header Expect asks for something other than 100-continue.'),
        requestId(undefined),
      ),
    );
  });

  readBodies(app);

  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'X-Request-Id': request.id,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
    if (request.headers.host === undefined && request.raw.httpVersion === '1.1') {
      throw new ServiceError('malformedRequest', 'The header Host is missing (RFC 9112 §3.2).');
    }
    if (request.url.length > limits.uri) {
      throw new ServiceError(
        'uriTooLong',
        `The URI is too long: at most ${limits.uri} bytes. Send fewer and shorter parameters.`,
      );
    }
    if (request.is404) {
      throw pathUnknown();
    }
  });

  app.setErrorHandler(async (error, request, reply) => {
    const { operation, statusOf } = request.routeOptions.config;
    let answer = errorAnswer(error, request.id, { statusOf, bodyLimit: request.routeOptions.bodyLimit });
    try {
      const { status, body } = answer;
      await inRequestSpan(request, () =>
        auditAnswer(request, services, { status, error_code: body.error_code }, error),
      );
    } catch (failure) {
      request.log.error({ err: failure }, 'The answer could not be written to the audit trail.');
      answer = errorAnswer(failure, request.id);
    }
    if (answer.status === 500) request.log.error({ err: error }, 'An error of the server.');
    if (checkResponses && operation !== undefined) {
      try {
        checkResponse(operation, answer.status, answer.body);
      } catch (mismatch) {
        request.log.error({ err: mismatch }, 'The document does not allow the answer.');
        answer = errorAnswer(mismatch, request.id);
      }
    }
    request.errorCode = answer.body.error_code;
    return reply.code(answer.status).headers(answer.headers).send(answer.body);
  });

  const known = new Map<string, Map<string, boolean>>();
  app.addHook('onRoute', ({ url, method, config }) => {
    const methods = known.get(url) ?? new Map<string, boolean>();
    for (const one of [method].flat()) methods.set(one, config?.isAlwaysRefused !== true);
    known.set(url, methods);
  });
  serveOperations(app, operations, services, checkResponses);
  serveIam(app, services);
  serveHealth(app, ping);
  serveStatic(app, '/openapi.json', () => ({ bytes: document.json, mediaType: 'application/json; charset=utf-8' }));
  serveStatic(app, '/openapi.yaml', () => ({ bytes: document.yaml, mediaType: 'application/yaml; charset=utf-8' }));
  serveDocsPage(app);
  refuseOtherMethods(app, new Map(known));

  await app.ready();
  return app;
}
