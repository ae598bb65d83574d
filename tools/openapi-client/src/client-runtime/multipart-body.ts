import type { BodyWriter } from './body-writer.ts';
import { own } from './own-member.ts';
import { asItIs, isDefined, textOf } from './parameter-style.ts';

/** One part: its name, what it holds, and its media type; none stands for plain text. */
type Part = readonly [name: string, value: Blob | string, contentType?: string | undefined];

/**
 * Writes `multipart/form-data` (RFC 7578): a part for every member, several with the same name for a list. A `Blob` is a file, an
 * object is JSON, everything else is text; what is `undefined` or `null` is left out. `FormData` goes as it is.
 *
 * The parts are not made by `FormData`, since that makes a file of everything that has a media type.
 */
export const multipart: BodyWriter = (body, contentType, encoding) => {
  if (body instanceof FormData) return { body, contentType: undefined };
  const parts = Object.entries(Object(body) as object).flatMap(([name, value]: [string, unknown]): readonly Part[] => {
    const how = own(encoding, name);
    if (typeof how === 'function') return how(name, value, asItIs);
    return [value]
      .flat()
      .filter(isDefined)
      .map((item) => part(name, item, how));
  });
  // Nobody who gives a value can know the boundary, and so begin a part of their own.
  const boundary = `form-${crypto.getRandomValues(new Uint32Array(4)).join('')}`;
  const pieces = parts.flatMap(([name, value, type]) => [
    `--${boundary}\r\nContent-Disposition: form-data; name=${quoted(name)}`,
    value instanceof Blob ? `; filename=${quoted(value instanceof File ? value.name : 'blob')}` : '',
    type === undefined ? '' : `\r\nContent-Type: ${type}`,
    '\r\n\r\n',
    value,
    '\r\n',
  ]);
  return {
    body: new Blob([...pieces, `--${boundary}--\r\n`]),
    contentType: `${contentType}; boundary=${boundary}`,
  };
};

function part(name: string, value: unknown, how: { readonly json?: true; readonly contentType?: string } = {}): Part {
  const { json = typeof value === 'object', contentType } = how;
  if (value instanceof Blob) return [name, value, value.type || contentType || 'application/octet-stream'];
  if (!json) return [name, textOf(value), contentType];
  return [name, JSON.stringify(value), contentType ?? 'application/json'];
}

/** Names stand in quotes, escaped as HTML §4.10.21.8 says. */
function quoted(name: string): string {
  return `"${name.replace(/[\r\n"]/g, encodeURIComponent)}"`;
}
