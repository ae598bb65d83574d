import type { FastifyRequest } from 'fastify';
import type { RequestOrigin } from '../directory/caller.ts';
import type { DocumentOperation } from './document-operations.ts';

/** Where the client reached this server. */
export function serverUrlOf({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}`;
}

/** What the audit trail keeps of a request beside its caller. */
export function originOf(request: FastifyRequest, { operationId, action }: DocumentOperation): RequestOrigin {
  return { operationId, action, requestId: request.id, clientAddress: request.ip };
}
