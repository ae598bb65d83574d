import type { Schema } from '@opendas/types';
import { ServiceError, type ServiceErrorKind } from '../service-error.ts';
import { HttpError } from './http-error.ts';
import { unsupportedMediaType } from './request-body.ts';

/** An error as it goes over the wire. */
export interface ErrorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Schema<'ErrorResp'>;
}

/** Longest `error_msg` that the document allows. */
const longestMessage = 512;

/** Errors of Fastify that a caller causes (fastify, docs/Reference/Errors.md), as errors of ours. */
const frameworkErrors: Readonly<Record<string, () => HttpError>> = {
  FST_ERR_BAD_URL: () =>
    new HttpError(
      'malformedRequest',
      'The path has a percent-encoding that is not UTF-8. Encode every byte of a character as %XX.',
    ),
  FST_ERR_MAX_PARAM_LENGTH: () =>
    new HttpError('uriTooLong', 'A segment of the path is too long. Send the ids that the server gave you.'),
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    new HttpError(
      'bodyTooLarge',
      'The body is larger than this server takes. Send fewer users in one request, or start the server with a larger --body-limit.',
    ),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: unsupportedMediaType,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new HttpError('malformedRequest', 'The body is not as long as the header Content-Length says.'),
};

/**
 * What to answer for an error: the shape of `ErrorResp` with all four members.
 *
 * @param statusOf - Statuses that an operation documents for errors of the domain, where they differ from the usual ones.
 */
export function errorAnswer(
  error: unknown,
  requestId: string,
  statusOf: Readonly<Partial<Record<ServiceErrorKind, number>>> = {},
): ErrorAnswer {
  const known = recognised(error);
  const message =
    known.message.length < 2 || known.message.length > longestMessage ? shortened(known.message) : known.message;
  return {
    status: (known instanceof ServiceError ? statusOf[known.kind] : undefined) ?? known.status,
    headers: known instanceof HttpError ? known.headers : {},
    body: { error_code: known.code, error_msg: message, errorCodeStr: known.code, request_id: requestId },
  };
}

function recognised(error: unknown): HttpError | ServiceError {
  if (error instanceof HttpError || error instanceof ServiceError) return error;
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const known = typeof code === 'string' && Object.hasOwn(frameworkErrors, code) ? frameworkErrors[code] : undefined;
  if (known !== undefined) return known();
  if (error instanceof Error && Reflect.get(error, 'statusCode') === 400) {
    return new HttpError('malformedRequest', 'The body ended too early or could not be read. Send the request again.');
  }
  return new HttpError(
    'internal',
    'The server could not answer because of an error of its own. Try again; if it stays, tell the operator the request_id.',
  );
}

function shortened(message: string): string {
  return message.length < 2 ? 'The request failed.' : `${message.slice(0, longestMessage - 1)}…`;
}
