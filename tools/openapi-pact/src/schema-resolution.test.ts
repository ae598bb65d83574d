import type { JsonObject } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { documentWith } from '../test/document.ts';
import { createSchemaResolution } from './schema-resolution.ts';

const resolve = createSchemaResolution(
  documentWith({
    schemas: {
      Name: { type: 'string', description: 'A name.' },
      'a/b': { type: 'integer' },
      Loop: { $ref: '#/components/schemas/Loop' },
      User: { properties: { name: { type: 'string' } } },
    },
  }),
);

describe('a schema', () => {
  it.each<[string, JsonObject | boolean, JsonObject]>([
    ['is followed', { $ref: '#/components/schemas/Name' }, { type: 'string', description: 'A name.' }],
    [
      'keeps what stands beside its reference',
      { $ref: '#/components/schemas/Name', description: 'Mine.' },
      { type: 'string', description: 'Mine.' },
    ],
    ['is followed by its encoded name', { $ref: '#/components/schemas/a~1b' }, { type: 'integer' }],
    ['that leads back to itself allows everything', { $ref: '#/components/schemas/Loop' }, {}],
    ['that leads nowhere allows everything', { $ref: '#/components/schemas/None' }, {}],
    ['true allows everything', true, {}],
    [
      'has the properties of all of its parts',
      { allOf: [{ $ref: '#/components/schemas/User' }, { properties: { age: {} } }] },
      { properties: { name: { type: 'string' }, age: {} } },
    ],
  ])('%s', (_, schema, want) => {
    expect(resolve(schema)).toEqual(want);
  });
});
