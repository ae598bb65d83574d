import type { ParameterStyle } from './parameter-style.ts';

/** How a member of a form is written (OpenAPI 3.1 §4.8.15). */
export interface MemberEncoding extends ParameterStyle {
  /** Media type of the part in a multipart body. */
  readonly contentType?: string;
}

/** A body as `fetch` takes it. */
export interface WrittenBody {
  readonly body: NonNullable<RequestInit['body']>;
  /** `undefined` where `fetch` writes the header itself. */
  readonly contentType: string | undefined;
}

/**
 * Writes a body.
 *
 * @param contentType - The media type of the document that was chosen; it can be a range such as `image/*`.
 * @param encoding - Members of a form that are not written in the default way.
 */
export type BodyWriter = (
  body: unknown,
  contentType: string,
  encoding?: Readonly<Record<string, MemberEncoding>>,
) => WrittenBody;

/** A header cannot hold a range of media types. */
function concrete(contentType: string, otherwise: string): string {
  return contentType.includes('*') ? otherwise : contentType;
}

/** Writes JSON. */
export const json: BodyWriter = (body, contentType) => ({
  body: JSON.stringify(body),
  contentType: concrete(contentType, 'application/json'),
});

/** Sends a text as it is: plain text, XML, CSV and so on. */
export const text: BodyWriter = (body, contentType) => ({
  body: String(body),
  contentType: concrete(contentType, 'text/plain'),
});

/** Sends bytes as they are; a `Blob` says its own type where the document leaves it open. */
export const binary: BodyWriter = (body, contentType) => ({
  // The types of the input allow nothing that `fetch` cannot send.
  body: body as WrittenBody['body'],
  contentType: concrete(contentType, (body instanceof Blob && body.type) || 'application/octet-stream'),
});
