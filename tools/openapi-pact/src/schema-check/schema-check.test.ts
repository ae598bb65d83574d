import type { Json, JsonObject } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { documentWith } from '../../test/document.ts';
import { createSchemaCheck } from './schema-check.ts';

const check = createSchemaCheck(documentWith({ schemas: { Name: { type: 'string', minLength: 2 } } }));

describe('a value', () => {
  it.each<[string, JsonObject | boolean, Json, readonly string[]]>([
    ['fits', { type: 'string' }, 'a', []],
    ['fits a reference', { $ref: '#/components/schemas/Name' }, 'ab', []],
    [
      'is refused by a reference',
      { $ref: '#/components/schemas/Name' },
      'a',
      ['the value must NOT have fewer than 2 characters'],
    ],
    ['is refused in a member', { properties: { a: { type: 'integer' } } }, { a: 'x' }, ['/a must be integer']],
    ['is refused by false', false, 1, ['the value boolean schema is false']],
    ['is not checked against a format', { format: 'email' }, 'x', []],
    ['of a property named $ref is data', { const: { $ref: '#/x' } }, 1, ['the value must be equal to constant']],
  ])('%s', (_, schema, value, want) => {
    expect(check(schema, value)).toEqual(want);
  });
});
