import { json, type BodyReader } from './answers.ts';
import { UnexpectedResponseError } from './errors.ts';
import { covers } from './media-range.ts';
import type { OperationDefinition, Status } from './operation-definition.ts';
import { own } from './own-member.ts';

/** A result before its type is known. */
export type AnyResult = {
  readonly operationId: string;
  readonly status: number;
  readonly mediaType: string | undefined;
  readonly headers: Headers;
  readonly response: Response;
} & ({ readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly error: unknown });

/** The media types of a status of the document. */
export function contentOf({ content }: OperationDefinition, status: Status): Readonly<Record<string, BodyReader>> {
  return own(content, String(status)) ?? { 'application/json': json };
}

/**
 * The media type of the document that the body of an answer is read as, with what reads it; none where the document has no body for the
 * status. Services label what they send badly: what fits nothing is read as the first, which is the preferred one.
 */
export function mediaTypeOf(content: Readonly<Record<string, BodyReader>>, response: Response): string | undefined {
  const mediaTypes = Object.keys(content);
  const received = essence(response.headers.get('content-type') ?? '');
  return (
    mediaTypes.find((candidate) => essence(candidate) === received) ??
    mediaTypes.find((candidate) => covers(candidate, received)) ??
    mediaTypes[0]
  );
}

/**
 * The status of the document that an answer has: the code, its class, or `default`. Where the document lists successes, `default`
 * is none: its body would be the one of an error.
 *
 * @throws UnexpectedResponseError
 */
export function statusOf({ operationId, statuses }: OperationDefinition, response: Response): Status {
  const { status, ok } = response;
  const listed = [status, `${Math.trunc(status / 100)}XX`, 'default'].find((candidate): candidate is Status =>
    // Whether it is a status is the question.
    statuses.includes(candidate as Status),
  );
  if (listed === undefined || (listed === 'default' && ok && statuses.some((other) => String(other).startsWith('2')))) {
    const message = `got status ${status}; the document has ${statuses.join(', ')}.`;
    throw new UnexpectedResponseError(operationId, message, { status, response });
  }
  return listed;
}

function essence(mediaType: string): string {
  return mediaType.replace(/\s*;.*/s, '').toLowerCase();
}
