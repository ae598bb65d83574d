import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { errorAnswer } from './error-answer.ts';
import { ServiceError } from '../service-error.ts';
import { limits } from './limits.ts';
import { requestId } from './request-id.ts';

/** An error of Node's HTTP parser (node:http, event `clientError`). */
export interface ClientError extends Error {
  readonly code?: string;
  /** The bytes that the parser refused. */
  readonly rawPacket?: unknown;
}

/** Requests that the HTTP parser gives up on. All others are malformed. */
const errors: Readonly<Record<string, (error: ClientError) => ServiceError>> = {
  // The parser has one limit for the request line and the headers together.
  HPE_HEADER_OVERFLOW: (error) =>
    requestLineLength(error.rawPacket) > limits.uri
      ? new ServiceError('uriTooLong', `The URI is longer than ${limits.uri} bytes. Send fewer and shorter parameters.`)
      : new ServiceError(
          'headersTooLarge',
          `The request line and the headers are larger than ${limits.headers} bytes. Send fewer and shorter headers.`,
        ),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: () =>
    new ServiceError(
      'bodyTooLarge',
      'The chunk extensions of the body are larger than 16 KiB. Send the chunks without extensions.',
    ),
  ERR_HTTP_REQUEST_TIMEOUT: () =>
    new ServiceError('requestTimeout', 'The request did not arrive in time. Send the whole request without pauses.'),
};

/** Length of the request line where a packet begins with one; else 0. */
function requestLineLength(packet: unknown): number {
  const text = packet instanceof Uint8Array ? Buffer.from(packet).toString('latin1') : '';
  return /^[A-Z-]+ [^\n]*/.exec(text)?.[0].length ?? 0;
}

/**
 * Answers bytes that are not HTTP, or more of it than the server takes, in the shape of every other error.
 *
 * @returns What was answered, for the log; `undefined` where nobody is there to read it.
 */
export function answerClientError(
  error: ClientError,
  socket: Socket,
): { requestId: string; status: number } | undefined {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return undefined;
  }
  const known = Object.hasOwn(errors, error.code ?? '') ? errors[error.code ?? ''] : undefined;
  const answer =
    known?.(error) ??
    new ServiceError('malformedRequest', 'The bytes received are not a request of HTTP/1.1 (RFC 9112).');
  const id = requestId(undefined);
  socket.write(rawAnswer(answer, id));
  socket.destroy();
  return { requestId: id, status: answer.status };
}

/** A whole HTTP/1.1 response for an error, for where there is no response object to write to. */
export function rawAnswer(error: ServiceError, id: string): string {
  const { status, body } = errorAnswer(error, id);
  const text = JSON.stringify(body);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    `X-Request-Id: ${id}`,
    'Connection: close',
    '',
    text,
  ].join('\r\n');
}
