import { UnexpectedBodyError, UnexpectedStatusError } from './errors.ts';
import type { BodyKind, OperationDefinition, Status } from './operation-definition.ts';
import { covers, jsonContent } from './outgoing-request.ts';
import { own } from './own-member.ts';

/** A result before its type is known. */
export type AnyResult = {
  readonly operationId: string;
  readonly status: number;
  readonly mediaType: string | undefined;
  readonly headers: Headers;
  readonly response: Response;
} & ({ readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly error: unknown });

/**
 * The status of the document that an answer has: the code, its class, or `default`. Where the document lists successes, `default`
 * is none: its body would be the one of an error.
 *
 * @throws UnexpectedStatusError
 */
export function statusOf({ operationId, statuses }: OperationDefinition, response: Response): Status {
  const { status, ok } = response;
  const ofClass = `${String(status).charAt(0)}XX`;
  const listed =
    statuses.find((candidate) => candidate === status) ??
    statuses.find((candidate) => candidate === ofClass) ??
    (ok && statuses.some((candidate) => String(candidate).startsWith('2'))
      ? undefined
      : statuses.find((candidate) => candidate === 'default'));
  if (listed === undefined) throw new UnexpectedStatusError(operationId, response, statuses);
  return listed;
}

/** The body of an answer, and the media type of the document that it was read as. */
export interface ReadBody {
  readonly mediaType: string | undefined;
  readonly kind: BodyKind | undefined;
  readonly body: unknown;
}

/**
 * Reads the body of an answer with a status of the document. A status without content is not read.
 *
 * @throws UnexpectedBodyError, or the error of the platform where the answer breaks off.
 */
export async function readBody(definition: OperationDefinition, listed: Status, response: Response): Promise<ReadBody> {
  const content: Readonly<Record<string, BodyKind>> = own(definition.content, String(listed)) ?? jsonContent;
  const mediaTypes = Object.keys(content);
  const received = essence(response.headers.get('content-type') ?? '');
  // Services label what they send badly: what fits nothing is read as the first, which is the preferred one.
  const mediaType =
    mediaTypes.find((candidate) => essence(candidate) === received) ??
    mediaTypes.find((candidate) => covers(candidate, received)) ??
    mediaTypes[0];
  const kind = mediaType === undefined ? undefined : content[mediaType];
  const optional = definition.optional?.includes(listed) ?? false;
  return { mediaType, kind, body: kind && (await readers[kind](response, optional, definition.operationId)) };
}

function essence(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

const readers: Readonly<
  Record<BodyKind, (response: Response, optional: boolean, operationId: string) => Promise<unknown>>
> = {
  async json(response, optional, operationId) {
    // A byte order mark is no part of JSON (RFC 8259 §8.1); `text` takes it away.
    const text = await response.text();
    if (text === '' && optional) return undefined;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new UnexpectedBodyError(operationId, response, text);
    }
  },
  text: async (response, optional) => (await response.text()) || (optional ? undefined : ''),
  async blob(response, optional) {
    const blob = await response.blob();
    return optional && blob.size === 0 ? undefined : blob;
  },
  // An answer without a body is a stream without events.
  stream: async (response, optional) => response.body ?? (optional ? undefined : new Blob([]).stream()),
};
