import type { FastifyRequest } from 'fastify';
import { HttpError } from './http-error.ts';

/** @throws HttpError `unsupportedMediaType` where the body is compressed. */
export function refuseEncodedBody({ headers }: FastifyRequest): void {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new HttpError('unsupportedMediaType', 'The body must not be compressed. Send it without Content-Encoding.');
  }
}
