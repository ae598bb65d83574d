import type { FastifyInstance, FastifyRequest, RequestPayload } from 'fastify';
import type { KnownRequest } from '../authentication/authentication.ts';
import { checkProjectAccess } from '../authentication/project-access.ts';
import type { Explanation } from '../authorization/answer.ts';
import type { Caller, RequestOrigin } from '../directory/caller.ts';
import type { ServiceErrorKind } from '../service-error.ts';
import type { Services } from '../services.ts';
import { inRequestSpan, inSpan } from '../tracing/request-spans.ts';
import { auditAnswer } from './audit-answer.ts';
import type { DocumentOperation } from './document-operations.ts';
import { authenticateRequest } from './authenticate-request.ts';
import { pickDocumented } from './documented-members.ts';
import { handlers } from './handlers.ts';
import { AnswerWithHeaders } from './operation-handler.ts';
import { refuseEncodedBody } from './request-body.ts';
import { authorize } from './authorize.ts';
import { originOf, serverUrlOf } from './request-origin.ts';
import { validRequest, type ValidRequest } from './request-validation.ts';
import { checkResponse } from './response-check.ts';
import { refuseEmptySegments } from './unknown-path.ts';

/** A handler without the types of its operation. */
interface AnyHandler {
  readonly isPublic?: boolean;
  handle(request: AnyRequest, services: Services): Promise<unknown>;
  readonly statusOf?: Readonly<Partial<Record<ServiceErrorKind, number>>>;
  readonly auditEveryAnswer?: boolean;
}

interface AnyRequest extends ValidRequest {
  /** `undefined` for an operation that anybody may call. */
  readonly caller: Caller | undefined;
  readonly origin: RequestOrigin;
  readonly serverUrl: string;
}

/** Largest body of an operation that anybody may call, in bytes. */
const publicBodyLimit = 65_536;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation of the document that the route serves. */
    readonly operation?: DocumentOperation;
    readonly statusOf?: Readonly<Partial<Record<ServiceErrorKind, number>>>;
    readonly auditEveryAnswer?: boolean;
    /** Nobody may call it: it is there to say so to clients that try. */
    readonly isAlwaysRefused?: boolean;
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
    /** Whether the caller was found before the body was there, and so has to be found again after it. */
    hasLateBody: boolean;
    /** The bytes of the body, where a signature covers them, so that they were read before. */
    signedBody: Uint8Array | undefined;
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
 * members that the document has leave. An operation that anybody may call begins with the body.
 *
 * @param checkResponses - Checks every answer against the document and answers 500 where it does not fit.
 * @throws Error where a handler serves everybody and the document does not say so, or the other way round.
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
    const { isPublic, successStatus } = operation;
    if (isPublic !== (handler.isPublic ?? false)) {
      throw new Error(`Handler and document do not agree whether anybody may call operation ${operation.operationId}.`);
    }
    const answer = operation.responses.get(successStatus);
    /** Finds the caller in the directory as it is now. */
    const admit = async (request: FastifyRequest, payload: RequestPayload): Promise<KnownRequest> => {
      request.projectId = undefined;
      const known = await inSpan(request, 'authentication', () =>
        authenticateRequest(request, payload, pathParameters(request)['project_id'], services().authentication),
      );
      request.caller = { ...known.caller, origin: originOf(request, operation) };
      request.directoryGeneration = known.directoryGeneration;
      return known;
    };
    app.route({
      method: operation.method,
      url: routePath(operation.path),
      ...(isPublic && { bodyLimit: publicBodyLimit }),
      config: {
        operation,
        ...(handler.statusOf !== undefined && { statusOf: handler.statusOf }),
        ...(handler.auditEveryAnswer === true && { auditEveryAnswer: true }),
      },
      async onRequest(request) {
        await refuseEmptySegments(request);
      },
      async preParsing(request, _reply, payload) {
        if (isPublic) {
          refuseEncodedBody(request);
          return;
        }
        const isWhole = hasCome(request);
        const known = await admit(request, payload);
        await services().rateLimiter.check(known.caller, operation.operationId);
        checkProject(request, known);
        // A body may take a minute to come. What is signed is admitted after it anyway.
        request.hasLateBody = known.body === undefined && !(await isWhole);
        refuseEncodedBody(request);
      },
      async handler(request, reply) {
        if (request.hasLateBody) checkProject(request, await admit(request, request.raw));
        const { caller } = request;
        if (caller === undefined && !isPublic) throw new Error('A request without a caller reached an operation.');
        const valid = validRequest(operation, {
          path: pathParameters(request),
          query: queryOf(request.url),
          headers: request.headers,
          body: request.body,
        });
        const now = services();
        if (caller !== undefined) {
          await inSpan(request, 'authorization', () => authorize(request, operation, caller, valid, now.authorization));
        }
        const done = await inRequestSpan(request, async () => {
          const origin = caller?.origin ?? originOf(request, operation);
          const given = await handler.handle({ ...valid, caller, origin, serverUrl: serverUrlOf(request) }, now);
          await auditAnswer(request, services, { status: successStatus });
          return given;
        });
        const { body, headers } = done instanceof AnswerWithHeaders ? withHeaders(done) : { body: done, headers: {} };
        const documented = answer === undefined ? undefined : pickDocumented(answer, body, 'drop');
        if (checkResponses) checkResponse(operation, successStatus, documented);
        reply.code(successStatus).headers(headers);
        // An answer without a body has no media type either.
        return documented ?? reply.send();
      },
    });
  }
}

/** Whether the whole request has come, once what was received together is read. */
function hasCome({ raw }: FastifyRequest): Promise<boolean> {
  return new Promise((resolve) => setImmediate(() => resolve(raw.complete)));
}

/** Keeps the project of the path, once it is known that the caller may use it. */
function checkProject(request: FastifyRequest, { mayUseProject }: KnownRequest): void {
  const projectId = pathParameters(request)['project_id'];
  if (projectId !== undefined) checkProjectAccess(projectId, mayUseProject);
  request.projectId = projectId;
}

/** The headers of a handler are those of the document: texts. */
function withHeaders({ body, headers }: AnswerWithHeaders<unknown, unknown>): {
  readonly body: unknown;
  readonly headers: Record<string, string>;
} {
  return { body, headers: headers as Record<string, string> };
}

function pathParameters(request: FastifyRequest): Readonly<Record<string, string>> {
  // The router gives the parameters of a path as texts.
  return request.params as Readonly<Record<string, string>>;
}

function queryOf(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start + 1);
}
