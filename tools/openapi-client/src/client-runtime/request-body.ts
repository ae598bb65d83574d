import { json, type BodyWriter, type MemberEncodings, type WrittenBody } from './body-writer.ts';
import { covers } from './media-range.ts';
import { own } from './own-member.ts';

/** A body that is sent. */
export interface SentBody extends WrittenBody {
  /** Whether validators know it: a value in the default media type. */
  readonly isChecked: boolean;
}

/**
 * Writes the body of a request.
 *
 * @param contentType - The media type that the caller has chosen; `undefined` for the default one.
 * @throws TypeError where the body cannot be sent.
 */
export type RequestBodyWriter = (body: unknown, contentType: string | undefined, operationId: string) => SentBody;

/**
 * A body in one of some media types, the default one first.
 *
 * @param encodings - How members of forms are written, by media type.
 */
export function of(
  writers: Readonly<Record<string, BodyWriter>>,
  encodings?: Readonly<Record<string, MemberEncodings>>,
): RequestBodyWriter {
  const mediaTypes = Object.keys(writers);
  return (body, contentType = mediaTypes[0] ?? '', operationId) => {
    const mediaType = mediaTypes.find((candidate) => candidate === contentType || covers(candidate, contentType)) ?? '';
    const writer = own(writers, mediaType);
    if (writer === undefined) throw new TypeError(`${operationId} has no request body of the type ${contentType}.`);
    const written = writer(body, contentType, own(encodings, mediaType));
    return { ...written, isChecked: written.isValue === true && mediaType === mediaTypes[0] };
  };
}

/** `application/json` alone. */
export const jsonOnly: RequestBodyWriter = (body) => ({
  ...json(body, 'application/json'),
  isChecked: true,
});

/** A body with `GET` or `HEAD`, which the document has and `fetch` does not send. */
export const refused: RequestBodyWriter = (_body, _contentType, operationId) => {
  throw new TypeError(`${operationId} cannot be called with a body: fetch sends none with GET and HEAD.`);
};
