import type { JsonObject } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { tolerantAnswers } from './tolerant-answers.ts';

const strict = { type: 'object', required: ['a'], properties: { a: { type: 'string', enum: ['x'], maxLength: 1 } } };
const named = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonObject) => ({ description: '', content: { 'application/json': { schema } } });

/** An operation with these schemas, and components. */
function document(
  { request, answer, error }: { readonly [use in 'request' | 'answer' | 'error']?: JsonObject },
  schemas: JsonObject,
): JsonObject {
  return {
    openapi: '3.0.3',
    paths: {
      '/a': {
        post: {
          requestBody: json(request ?? {}),
          responses: { 200: json(answer ?? {}), 400: json(error ?? {}), default: json(error ?? {}) },
        },
      },
    },
    components: { schemas },
  };
}

describe('answers that are read tolerantly', () => {
  it.each<[string, JsonObject, JsonObject]>([
    [
      'take any text, of any length',
      document({ answer: named('A') }, { A: strict }),
      document({ answer: named('A') }, { A: { ...strict, properties: { a: { type: 'string' } } } }),
    ],
    [
      'may be errors without any member',
      document({ error: named('A') }, { A: strict }),
      document({ error: named('A') }, { A: { type: 'object', properties: { a: { type: 'string' } } } }),
    ],
    [
      'need what is required where the schema is also one of successes',
      document({ answer: named('A'), error: named('A') }, { A: strict }),
      document({ answer: named('A'), error: named('A') }, { A: { ...strict, properties: { a: { type: 'string' } } } }),
    ],
    [
      'leave schemas of requests alone, also those that requests reach through others',
      document(
        { request: named('A'), answer: named('A') },
        { A: { type: 'object', properties: { b: named('B') } }, B: strict },
      ),
      document(
        { request: named('A'), answer: named('A') },
        { A: { type: 'object', properties: { b: named('B') } }, B: strict },
      ),
    ],
    [
      'take any text where a request has to send some',
      document(
        { request: named('Text'), answer: { type: 'object', properties: { t: named('Text') } } },
        { Text: { type: 'string', enum: ['x'], description: 'd' } },
      ),
      document(
        { request: named('Text'), answer: { type: 'object', properties: { t: { type: 'string', description: 'd' } } } },
        { Text: { type: 'string', enum: ['x'], description: 'd' } },
      ),
    ],
    [
      'have properties with the names of limits',
      document({ answer: { type: 'object', properties: { pattern: { type: 'string', pattern: 'p' } } } }, {}),
      document({ answer: { type: 'object', properties: { pattern: { type: 'string' } } } }, {}),
    ],
  ])('%s', (_, given, want) => {
    expect(tolerantAnswers(given)).toEqual(want);
  });

  it('give errors of statuses that are not listed the body of the first error', () => {
    const error = { $ref: '#/components/responses/Error' };
    const given = { paths: { '/a': { get: { responses: { 200: json({}), 401: error } } } }, components: {} };
    expect(tolerantAnswers(given)).toEqual({
      paths: { '/a': { get: { responses: { 200: json({}), 401: error, default: error } } } },
      components: {},
    });
  });
});
