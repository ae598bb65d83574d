import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkProjectAccess } from '../authentication/project-access.ts';
import type { Explanation } from '../authorization/answer.ts';
import type { Caller } from '../directory/caller.ts';
import type { ServiceErrorKind } from '../service-error.ts';
import type { Services } from '../services.ts';
import { inRequestSpan, inSpan } from '../tracing/request-spans.ts';
import { auditAnswer } from './audit-answer.ts';
import type { DocumentOperation } from './document-operations.ts';
import { authenticateRequest } from './authenticate-request.ts';
import { pickDocumented } from './documented-members.ts';
import { handlers } from './handlers.ts';
import { refuseEncodedBody } from './request-body.ts';
import { authorize } from './authorize.ts';
import { originOf } from './request-origin.ts';
import { validRequest, type ValidRequest } from './request-validation.ts';
import { checkResponse } from './response-check.ts';
import { refuseEmptySegments } from './unknown-path.ts';

/** A handler without the types of its operation. */
interface AnyHandler {
  handle(request: ValidRequest & { readonly caller: Caller }, services: Services): Promise<unknown>;
  readonly statusOf?: Readonly<Partial<Record<ServiceErrorKind, number>>>;
  readonly auditEveryAnswer?: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation of the document that the route serves. */
    readonly operation?: DocumentOperation;
    readonly statusOf?: Readonly<Partial<Record<ServiceErrorKind, number>>>;
    readonly auditEveryAnswer?: boolean;
  }
  interface FastifyRequest {
    /** Known once the request is authenticated. */
    caller: Caller | undefined;
    /** The project of the path, once it is known that the caller may use it. */
    projectId: string | undefined;
    /** Generation of the directory that the caller was found in. */
    directoryGeneration: string | undefined;
    /** What decided, where the policies do not allow the request. */
    denied: Explanation | undefined;
    /** Code of the error that the request is answered with. */
    errorCode: string | undefined;
  }
}

/** The path of the document in the router's notation: `/v3/:project_id/connections`. */
function routePath(path: string): string {
  return path.replaceAll(/\{([^}]+)\}/g, ':$1');
}

/**
 * Serves every operation of the document: authentication, access to the project, body, validation, authorization, handler. Only
 * members that the document has leave.
 *
 * @param checkResponses - Checks every answer against the document and answers 500 where it does not fit.
 */
export function serveOperations(
  app: FastifyInstance,
  operations: readonly DocumentOperation[],
  services: () => Services,
  checkResponses: boolean,
): void {
  for (const operation of operations) {
    // The request is checked against the very document that the handler's types are generated from.
    const handler = handlers[operation.operationId] as unknown as AnyHandler;
    const answer = operation.responses.get(200);
    app.route({
      method: operation.method,
      url: routePath(operation.path),
      config: {
        operation,
        ...(handler.statusOf !== undefined && { statusOf: handler.statusOf }),
        ...(handler.auditEveryAnswer === true && { auditEveryAnswer: true }),
      },
      async onRequest(request) {
        await refuseEmptySegments(request);
      },
      async preParsing(request, _reply, payload) {
        const projectId = pathParameters(request)['project_id'];
        const { known, unread } = await inSpan(request, 'authentication', () =>
          authenticateRequest(request, payload, projectId, services().authentication),
        );
        request.caller = { ...known.caller, origin: originOf(request, operation) };
        request.directoryGeneration = known.directoryGeneration;
        await services().rateLimiter.check(known.caller, operation.operationId);
        if (projectId !== undefined) checkProjectAccess(projectId, known.mayUseProject);
        request.projectId = projectId;
        refuseEncodedBody(request);
        return unread;
      },
      async handler(request, reply) {
        const { caller } = request;
        if (caller === undefined) throw new Error('A request without a caller reached an operation.');
        const valid = validRequest(operation, {
          path: pathParameters(request),
          query: queryOf(request.url),
          headers: request.headers,
          body: request.body,
        });
        const now = services();
        await inSpan(request, 'authorization', () => authorize(request, operation, caller, valid, now.authorization));
        const body = await inRequestSpan(request, async () => {
          const done = await handler.handle({ ...valid, caller }, now);
          await auditAnswer(request, services, { status: 200 });
          return done;
        });
        const documented = answer === undefined ? undefined : pickDocumented(answer, body, 'drop');
        if (checkResponses) checkResponse(operation, 200, documented);
        // An answer without a body has no media type either.
        return documented ?? reply.send();
      },
    });
  }
}

function pathParameters(request: FastifyRequest): Readonly<Record<string, string>> {
  // The router gives the parameters of a path as texts.
  return request.params as Readonly<Record<string, string>>;
}

function queryOf(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start + 1);
}
