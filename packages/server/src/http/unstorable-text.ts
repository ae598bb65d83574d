/** With the flag `u` only surrogates that are not part of a pair match. */
const loneSurrogate = /[\uD800-\uDFFF]/u;

/** Where a value is, from the outside in. */
export type Path = readonly (string | number)[];

/**
 * The first text with a NUL character or half of a surrogate pair: neither is text that UTF-8 or PostgreSQL can hold.
 * The value must not be nested deeper than the document allows.
 */
export function unstorableText(
  value: unknown,
  path: Path = [],
): { readonly path: Path; readonly what: string } | undefined {
  if (typeof value === 'string') {
    if (value.includes('\0')) return { path, what: 'a NUL character' };
    return loneSurrogate.test(value) ? { path, what: 'half of a surrogate pair' } : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const entries: (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item])
    : Object.entries(value);
  for (const [step, item] of entries) {
    const found = unstorableText(item, [...path, step]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** @param invalid - The error to throw for such a text. */
export function refuseUnstorableText(value: unknown, invalid: (path: Path, mistake: string) => Error): void {
  const found = unstorableText(value);
  if (found !== undefined) {
    throw invalid(found.path, `expected text in Unicode without NUL characters, got ${found.what}.`);
  }
}
