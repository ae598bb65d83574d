import { RegExpParser } from '@eslint-community/regexpp';

/** Syntax that every engine knows that can run the emitted code. */
const parser = new RegExpParser({ ecmaVersion: 2023 });

const known = new Map<string, '' | 'u' | undefined>();

/**
 * The flags that a pattern is used with: `u`, as JSON Schema recommends (Core §6.4); none where it is a regular expression only without,
 * such as `\-` outside a class. `undefined` where it is none at all, since it was written for another language.
 */
export function patternFlags(pattern: string): '' | 'u' | undefined {
  if (!known.has(pattern)) {
    known.set(
      pattern,
      (['u', ''] as const).find((flags) => isRegularExpression(pattern, flags)),
    );
  }
  return known.get(pattern);
}

function isRegularExpression(pattern: string, flags: '' | 'u'): boolean {
  try {
    parser.parsePattern(pattern, 0, pattern.length, { unicode: flags === 'u' });
    return new RegExp(pattern, flags).flags === flags;
  } catch {
    return false;
  }
}
