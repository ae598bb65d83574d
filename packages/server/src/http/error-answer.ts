import type { Schema } from '@opendas/types';
import { ServiceError, type ServiceErrorKind } from '../service-error.ts';
import { limits } from './limits.ts';
import { unsupportedMediaType } from './request-body.ts';

/** An error as it goes over the wire. */
export interface ErrorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Schema<'ErrorResp'>;
}

/** What is special about errors of a route. */
interface ErrorRoute {
  /** Statuses that an operation documents, where they differ from the usual ones. */
  readonly statusOf?: Readonly<Partial<Record<ServiceErrorKind, number>>> | undefined;
  /** Largest body, in bytes. */
  readonly bodyLimit?: number | undefined;
}

/** Longest `error_msg` that the document allows. */
const longestMessage = 512;

/** Errors of Fastify that a caller causes (fastify, docs/Reference/Errors.md), as errors of ours. */
const frameworkErrors: Readonly<Record<string, (route: ErrorRoute) => ServiceError>> = {
  FST_ERR_BAD_URL: () =>
    new ServiceError(
      'malformedRequest',
      'The path has a percent-encoding that is not UTF-8. Encode every byte of a character as %XX.',
    ),
  FST_ERR_MAX_PARAM_LENGTH: () =>
    new ServiceError('uriTooLong', 'A segment of the path is too long. Send the ids that the server gave you.'),
  FST_ERR_CTP_BODY_TOO_LARGE: ({ bodyLimit = limits.body }) =>
    new ServiceError(
      'bodyTooLarge',
      `The body is larger than ${bodyLimit} bytes, the most that is taken here. Send fewer items in one request; the operator of the server can raise the limit of DAS operations with --body-limit.`,
    ),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: unsupportedMediaType,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new ServiceError('malformedRequest', 'The body is not as long as the header Content-Length says.'),
};

/**
 * What to answer for an error: the shape of `ErrorResp` with all four members.
 *
 * @param route - What is special about errors of the route, where the request has one.
 */
export function errorAnswer(error: unknown, requestId: string, route: ErrorRoute = {}): ErrorAnswer {
  const known = recognised(error, route);
  const message =
    known.message.length < 2 || known.message.length > longestMessage ? shortened(known.message) : known.message;
  return {
    status: route.statusOf?.[known.kind] ?? known.status,
    headers: known.headers,
    body: { error_code: known.code, error_msg: message, errorCodeStr: known.code, request_id: requestId },
  };
}

function recognised(error: unknown, route: ErrorRoute): ServiceError {
  if (error instanceof ServiceError) return error;
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const known = typeof code === 'string' && Object.hasOwn(frameworkErrors, code) ? frameworkErrors[code] : undefined;
  if (known !== undefined) return known(route);
  if (error instanceof Error && Reflect.get(error, 'statusCode') === 400) {
    return new ServiceError(
      'malformedRequest',
      'The body ended too early or could not be read. Send the request again.',
    );
  }
  return new ServiceError(
    'internal',
    'The server could not answer because of an error of its own. Try again; if it stays, tell the operator the request_id.',
  );
}

function shortened(message: string): string {
  return message.length < 2 ? 'The request failed.' : `${message.slice(0, longestMessage - 1)}…`;
}
