import { ProjectId } from '@opendas/validators';
import type { FastifyRequest, RequestPayload } from 'fastify';
import type { AuthenticationService, KnownRequest } from '../authentication/authentication.ts';
import { readRawBody } from './raw-body.ts';

/** Methods that change nothing (RFC 9110 §9.2.1), for paths that are not in the document. */
const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Finds the caller of a request, in the hook `preParsing`: a signature covers the bytes of the body, also of a GET, whose body the
 * framework drops.
 *
 * @throws ServiceError where the caller is not known.
 */
export async function authenticateRequest(
  request: FastifyRequest,
  payload: RequestPayload,
  projectId: string | undefined,
  authentication: AuthenticationService,
): Promise<KnownRequest> {
  const known = await authentication.authenticate({
    method: request.method,
    onlyReads: request.routeOptions.config.operation?.onlyReads ?? safeMethods.has(request.method),
    url: request.url,
    headers: request.headers,
    rawHeaders: request.raw.rawHeaders,
    // Others are refused once the caller is known, and are not looked up.
    projectId: projectId !== undefined && ProjectId.is(projectId) ? projectId : undefined,
    readBody: () => readRawBody(payload, request.headers, request.routeOptions.bodyLimit ?? Infinity),
  });
  request.signedBody = known.body;
  return known;
}
