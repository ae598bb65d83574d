import { isObject, type Json, type Problem, type Schema } from '@opendas/openapi-model';
import { patternFlags } from './pattern.ts';
import { backtracksExponentially } from './pattern-risk.ts';
import { visitKeywords } from './supported-keywords.ts';

/** What is to know about the patterns of a schema: those that are not checked, and those that can take very long. */
export function patternWarnings(schema: Schema, pointer: string): readonly Problem[] {
  const problems: Problem[] = [];
  visitKeywords(
    schema,
    ({ keyword, value, pointer: place }) => {
      for (const pattern of patternsOf(keyword, value)) {
        const message = warningOf(pattern);
        if (message !== undefined) problems.push({ pointer: place(), message });
      }
    },
    () => pointer,
  );
  return problems;
}

function warningOf(pattern: string): string | undefined {
  const flags = patternFlags(pattern);
  if (flags === undefined)
    return `the pattern ${pattern} is no regular expression of JavaScript (ECMAScript 2023); it is not checked`;
  if (!isRisky(pattern, flags)) return undefined;
  return `the pattern ${pattern} can take time that doubles with each character: a part that repeats can take the same text in several ways; write it so that there is one way, or set maxLength`;
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
