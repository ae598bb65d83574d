import { isObject, type Json, type Problem } from '@opendas/openapi-model';
import type { PlacedSchema } from './document-schemas.ts';
import { placedKeywords } from './inner-schemas.ts';
import { patternFlags } from './pattern.ts';
import { backtracksExponentially } from './pattern-risk.ts';
import { surveyOf } from './schema-survey.ts';

/** What is to know about the patterns of schemas: those that are not checked, and those that can take very long. */
export function patternWarnings(schemas: readonly PlacedSchema[]): readonly Problem[] {
  const messages = new Map<string, string | undefined>();
  const messageOf = (pattern: string): string | undefined => {
    if (!messages.has(pattern)) messages.set(pattern, warningOf(pattern));
    return messages.get(pattern);
  };
  return schemas
    .filter(({ schema }) => [...surveyOf(schema).patterns].some((pattern) => messageOf(pattern) !== undefined))
    .flatMap(({ schema, pointer }) =>
      [...placedKeywords(schema, pointer())].flatMap(({ keyword, value, pointer: place }) =>
        patternsOf(keyword, value).flatMap((pattern) => {
          const message = messageOf(pattern);
          return message === undefined ? [] : [{ pointer: place, message }];
        }),
      ),
    );
}

function warningOf(pattern: string): string | undefined {
  const flags = patternFlags(pattern);
  if (flags === undefined)
    return `the pattern ${pattern} is no regular expression of JavaScript (ECMAScript 2023); it is not checked`;
  if (!backtracksExponentially(pattern, flags)) return undefined;
  return `the pattern ${pattern} can take time that doubles with each character: a part that repeats can take the same text in several ways; write it so that there is one way, or set maxLength`;
}

function patternsOf(keyword: string, value: Json): readonly string[] {
  if (keyword === 'pattern') return typeof value === 'string' ? [value] : [];
  return keyword === 'patternProperties' && isObject(value) ? Object.keys(value) : [];
}
