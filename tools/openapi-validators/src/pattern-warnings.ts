import { isObject, type Json, type Problem, type Schema } from '@opendas/openapi-model';
import { patternFlags } from './pattern.ts';
import { backtracksExponentially } from './pattern-risk.ts';
import { keywordsIn } from './supported-keywords.ts';

/** What is to know about the patterns of a schema: those that are not checked, and those that can take very long. */
export function patternWarnings(schema: Schema, pointer: string): readonly Problem[] {
  return [...keywordsIn(schema, pointer)].flatMap((given) =>
    patternsOf(given.keyword, given.value).flatMap((pattern) => {
      const flags = patternFlags(pattern);
      if (flags === undefined) {
        const message = `the pattern ${pattern} is no regular expression of JavaScript (ECMAScript 2023); it is not checked`;
        return [{ pointer: given.pointer, message }];
      }
      if (!isRisky(pattern, flags)) return [];
      const message = `the pattern ${pattern} can take time that doubles with each character: a part that repeats can take the same text in several ways; write it so that there is one way, or set maxLength`;
      return [{ pointer: given.pointer, message }];
    }),
  );
}

const known = new Map<string, boolean>();

function isRisky(pattern: string, flags: '' | 'u'): boolean {
  const risky = known.get(pattern) ?? backtracksExponentially(pattern, flags);
  known.set(pattern, risky);
  return risky;
}

function patternsOf(keyword: string, value: Json): readonly string[] {
  if (keyword === 'pattern') return typeof value === 'string' ? [value] : [];
  return keyword === 'patternProperties' && isObject(value) ? Object.keys(value) : [];
}
