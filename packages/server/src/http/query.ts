/** What a parameter of a query is read as: `integer` where its schema says so, else `text`. */
export type QueryParameterType = 'text' | 'integer';

/**
 * Reads the documented parameters of a query (`application/x-www-form-urlencoded`, as browsers and the official SDKs
 * write it). Other parameters are ignored, as the live service does.
 *
 * @param query - The part of the URI after `?`.
 * @param parameters - The documented ones. Text that is no whole number stays text, for the document to refuse.
 * @param invalid - The error to throw where a documented parameter comes more than once, or its percent-encoding is not UTF-8.
 */
export function parseQuery(
  query: string,
  parameters: ReadonlyMap<string, QueryParameterType>,
  invalid: (name: string, message: string) => Error,
): Record<string, string | number> {
  const found = new Map<string, string | number>();
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    const name = decode(equals === -1 ? pair : pair.slice(0, equals));
    const type = name === undefined ? undefined : parameters.get(name);
    if (name === undefined || type === undefined) continue;
    const value = equals === -1 ? '' : decode(pair.slice(equals + 1));
    if (value === undefined) {
      throw invalid(
        name,
        `${name}: expected UTF-8 in percent-encoding, got other bytes. Encode every byte of a character as %XX.`,
      );
    }
    if (found.has(name)) {
      throw invalid(name, `${name}: expected the parameter once, got it several times.`);
    }
    found.set(name, type === 'integer' && wholeNumber.test(value) ? Number(value) : value);
  }
  return Object.fromEntries(found);
}

/** As JSON writes it, within what a number holds exactly. */
const wholeNumber = /^-?(0|[1-9][0-9]{0,14})$/;

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
