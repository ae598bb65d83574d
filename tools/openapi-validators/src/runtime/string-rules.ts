import { characterCount } from './json-value.ts';
import { regularExpression } from './pattern.ts';
import type { Rules } from './rule.ts';
import { count } from './words.ts';

/** Keywords of strings (JSON Schema Validation §6.3 and §7). */
export const stringRules: Rules<string> = {
  minLength: (least, value, pass) => {
    // A character has one unit or two.
    if (value.length >= 2 * least) return true;
    const length = characterCount(value);
    return (
      length >= least || pass.wrongNumber('minLength', () => `at least ${count(least, 'character')}`, length, 'length')
    );
  },
  maxLength: (most, value, pass) => {
    if (value.length <= most) return true;
    const length = characterCount(value);
    return (
      length <= most || pass.wrongNumber('maxLength', () => `at most ${count(most, 'character')}`, length, 'length')
    );
  },
  pattern: (pattern, value, pass, schema) =>
    regularExpression(pattern).test(value) ||
    pass.mistake('pattern', () => ({
      expected: schema['x-expected'] ?? `text that matches ${pattern}`,
      found: 'another text',
    })),
  format: (format, value, pass, schema) =>
    format === 'binary' ||
    format.test(value) ||
    pass.mistake('format', () => ({ expected: schema['x-expected'] ?? format.words, found: 'another text' })),
};
