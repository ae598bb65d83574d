import { isJsonMediaType, isObject, type Json, type MediaType } from '@opendas/openapi-model';
import { percentEncode, styledFields, textOf } from './parameter-style.ts';

/** Stands between the parts of a multipart body: always the same, so that a document always gives the same bytes. */
export const multipartBoundary = 'openapi-pact-boundary';

/** How one member of a form is written (OpenAPI 3.1 §4.8.15). */
interface MemberEncoding {
  /** Set where the member is written in a style, as a parameter of a query is. */
  readonly style: { readonly style: string; readonly explode: boolean } | undefined;
  readonly contentType: string | undefined;
}

/**
 * The text of an `application/x-www-form-urlencoded` body. A member with a style is written as in a query; every other one as its
 * media type says: lists item by item, objects as JSON, the rest as text (OpenAPI 3.1.1 §4.8.15). What is null is left out.
 */
export function formContent(mediaType: MediaType, value: Json): string {
  return membersOf(value)
    .flatMap(([name, member]) => {
      const { style, contentType } = encodingOf(mediaType, name);
      if (style !== undefined) {
        return styledFields(name, member, style).map(([key, text]) => `${percentEncode(key)}=${percentEncode(text)}`);
      }
      return itemsOf(member).map((item) =>
        String(new URLSearchParams([[name, isJson(contentType) ? JSON.stringify(item) : textOf(item)]])),
      );
    })
    .join('&');
}

/** The text of a `multipart/form-data` body (RFC 7578): a part for every member, several with the same name for a list. */
export function multipartContent(mediaType: MediaType, value: Json): string {
  const parts = membersOf(value).flatMap(([name, member]) => {
    const { style, contentType } = encodingOf(mediaType, name);
    if (style !== undefined) return styledFields(name, member, style).map(([key, text]) => part(key, text, undefined));
    return itemsOf(member).map((item) => {
      const json = isJson(contentType) || (typeof item === 'object' && item !== null);
      return part(
        name,
        json ? JSON.stringify(item) : textOf(item),
        contentType ?? (json ? 'application/json' : undefined),
      );
    });
  });
  return [...parts, `--${multipartBoundary}--\r\n`].join('');
}

function part(name: string, text: string, contentType: string | undefined): string {
  // Names stand in quotes, escaped as HTML §4.10.21.8 says.
  const quoted = name.replaceAll(/[\r\n"]/g, encodeURIComponent);
  const type = contentType === undefined ? '' : `\r\nContent-Type: ${contentType}`;
  return `--${multipartBoundary}\r\nContent-Disposition: form-data; name="${quoted}"${type}\r\n\r\n${text}\r\n`;
}

function encodingOf({ encoding }: MediaType, name: string): MemberEncoding {
  const found = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
  if (!isObject(found)) return { style: undefined, contentType: undefined };
  const { style, explode, allowReserved, contentType } = found;
  const isStyled = style !== undefined || explode !== undefined || allowReserved !== undefined;
  const named = typeof style === 'string' ? style : 'form';
  return {
    style: isStyled ? { style: named, explode: typeof explode === 'boolean' ? explode : named === 'form' } : undefined,
    // A list of media types leaves the choice to the client.
    contentType: typeof contentType === 'string' ? contentType.split(',')[0]?.trim() : undefined,
  };
}

function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && isJsonMediaType(contentType);
}

function membersOf(value: Json): readonly (readonly [string, Json])[] {
  return isObject(value) ? Object.entries(value) : [];
}

function itemsOf(member: Json): readonly Json[] {
  const items = Array.isArray(member) ? (member as readonly Json[]) : [member];
  return items.filter((item) => item !== null);
}
