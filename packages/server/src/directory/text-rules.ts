import type { TextRule } from './yaml-reader.ts';

/** Names of everything in a directory file. */
export const name: TextRule = {
  pattern: /^[^\p{Cc}\p{Cs}]{1,255}$/u,
  expected: '1 to 255 characters without control characters',
};

/** A text out of a list. */
export function oneOf(values: readonly string[]): TextRule {
  return { pattern: new RegExp(`^(${values.join('|')})$`), expected: `one of ${values.join(', ')}` };
}
