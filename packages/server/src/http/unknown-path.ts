import type { FastifyRequest } from 'fastify';
import { ServiceError } from '../service-error.ts';

/** For a path that the server does not have. */
export function pathUnknown(): ServiceError {
  return new ServiceError('pathUnknown', 'There is no such path. The paths are in /openapi.json and at /docs.');
}

/**
 * The router takes an empty segment for an id; a path that ends with a slash is another path here.
 *
 * @throws ServiceError `pathUnknown`.
 */
export async function refuseEmptySegments(request: FastifyRequest): Promise<void> {
  // The router gives the parameters of a path as texts.
  if (Object.values(request.params as Readonly<Record<string, string>>).includes('')) throw pathUnknown();
}
