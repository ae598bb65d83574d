import { refusal } from './refusal.ts';

/** Headers that say who calls and what was signed: each may come once only. */
const once = ['authorization', 'host', 'x-sdk-date', 'x-sdk-content-sha256', 'x-security-token', 'x-auth-token'];

/**
 * The signed headers with the values that were received.
 *
 * @param names - In lower case, sorted.
 * @param rawHeaders - Names and values by turns, as Node gives them: nothing is joined or dropped there.
 * @throws ServiceError where a signed header is missing, or comes twice: what was signed would be a guess.
 */
export function signedHeaders(
  names: readonly string[],
  rawHeaders: readonly string[],
): readonly (readonly [string, string])[] {
  const values = headerValues(rawHeaders);
  for (const name of [...once, ...names]) {
    if ((values.get(name)?.length ?? 0) > 1) throw refusal('repeatedHeader', name);
  }
  return names.map((name) => {
    const value = values.get(name)?.[0];
    if (value === undefined) throw refusal('signedHeaderMissing', name);
    return [name, value] as const;
  });
}

function headerValues(rawHeaders: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    const known = values.get(name);
    if (known === undefined) values.set(name, [value]);
    else known.push(value);
  }
  return values;
}
