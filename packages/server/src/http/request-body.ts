import type { FastifyInstance, FastifyRequest, RequestPayload } from 'fastify';
import { ServiceError } from '../service-error.ts';
import { parseJsonBody } from './json-body.ts';
import { readRawBody } from './raw-body.ts';

/**
 * Reads bodies: JSON where the operation takes a body, nothing where it takes none. The official SDKs send
 * `Content-Type: application/json` with every request, and an empty body with those that have none.
 */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', async (request: FastifyRequest, payload: RequestPayload) => {
    const { signedBody, headers, routeOptions } = request;
    const body = signedBody ?? (await readRawBody(payload, headers, routeOptions.bodyLimit ?? Infinity));
    if (!takesBody(request)) return undefined;
    const isRequired = request.routeOptions.config.operation?.isBodyRequired ?? true;
    return body.length === 0 && !isRequired ? undefined : parseJsonBody(body);
  });
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: NodeJS.ReadableStream) => {
    if (takesBody(request)) throw unsupportedMediaType();
    payload.resume();
  });
}

/** For a body that is not JSON. */
export function unsupportedMediaType(): ServiceError {
  return new ServiceError(
    'unsupportedMediaType',
    'The body must be JSON. Send it in UTF-8 with the header Content-Type: application/json.',
  );
}

/** @throws ServiceError `unsupportedMediaType` where the body is compressed, and the operation takes one. */
export function refuseEncodedBody(request: FastifyRequest): void {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity' && takesBody(request)) {
    throw new ServiceError(
      'unsupportedMediaType',
      'The body must not be compressed. Send it without Content-Encoding.',
    );
  }
}

/** Routes beside the document read the body themselves. */
function takesBody({ routeOptions }: FastifyRequest): boolean {
  const { operation } = routeOptions.config;
  return operation === undefined || operation.requestBody !== undefined;
}
