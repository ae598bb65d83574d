/**
 * The regular expression of a `pattern`, with the flag u as JSON Schema recommends (Core 2020-12 §6.4), else as old patterns are
 * written; undefined for what is no pattern.
 */
export function regexOf(pattern: string, known: Map<string, RegExp | undefined>): RegExp | undefined {
  if (!known.has(pattern)) known.set(pattern, compile(pattern, 'u') ?? compile(pattern, ''));
  return known.get(pattern);
}

function compile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}
