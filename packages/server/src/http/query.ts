import { HttpError } from './http-error.ts';

/**
 * Reads the documented parameters of a query (`application/x-www-form-urlencoded`, as browsers and the official SDKs
 * write it). Other parameters are ignored, as the live service does.
 *
 * @param query - The part of the URI after `?`.
 * @throws HttpError where a documented parameter comes more than once, or its percent-encoding is not UTF-8.
 */
export function parseQuery(query: string, names: ReadonlySet<string>): Record<string, string> {
  const found = new Map<string, string>();
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    const name = decode(equals === -1 ? pair : pair.slice(0, equals));
    if (name === undefined || !names.has(name)) continue;
    const value = equals === -1 ? '' : decode(pair.slice(equals + 1));
    if (value === undefined) {
      throw new HttpError(
        'invalidParameter',
        `${name}: expected UTF-8 in percent-encoding, got other bytes. Encode every byte of a character as %XX.`,
      );
    }
    if (found.has(name)) {
      throw new HttpError('invalidParameter', `${name}: expected the parameter once, got it several times.`);
    }
    found.set(name, value);
  }
  return Object.fromEntries(found);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
