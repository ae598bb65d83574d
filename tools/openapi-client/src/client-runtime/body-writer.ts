import type { PairStyle } from './parameter-style.ts';

/** How a member of a form is written (OpenAPI 3.1 §4.8.15): in a style, or as a media type. */
export type MemberEncoding = PairStyle | { readonly json?: true; readonly contentType?: string };

/** Members of a form that are not written in the default way. */
export type MemberEncodings = Readonly<Record<string, MemberEncoding>>;

/** A body as `fetch` takes it. */
export interface WrittenBody {
  readonly body: NonNullable<RequestInit['body']>;
  /** `undefined` where `fetch` writes the header itself. */
  readonly contentType: string | undefined;
  /** Whether the body was given as a value that the schema describes, and no text or file in its place. */
  readonly isValue?: true;
}

/**
 * Writes a body.
 *
 * @param contentType - The media type of the document that was chosen; it can be a range such as `image/*`.
 */
export type BodyWriter = (body: unknown, contentType: string, encodings?: MemberEncodings) => WrittenBody;

/** A header cannot hold a range of media types. */
function concrete(contentType: string, otherwise: string): string {
  return contentType.includes('*') ? otherwise : contentType;
}

/** Writes JSON. */
export const json: BodyWriter = (body, contentType) => ({
  body: JSON.stringify(body),
  contentType: concrete(contentType, 'application/json'),
  isValue: true,
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
