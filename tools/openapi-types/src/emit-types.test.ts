import { describe, expect, test } from 'vitest';
import { jsonResponse, modelOf } from '../test/model-of.ts';
import { emitTypes } from './emit-types.ts';

const pet = {
  type: 'object',
  title: 'A pet',
  description: 'Lives with people.',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer', format: 'int64', readOnly: true },
    name: { type: 'string', description: 'What it is called.\n\nNot unique.', deprecated: true },
    kind: { type: 'string', enum: ['cat', 'dog'], default: 'cat' },
    home: { type: 'object', properties: { street: { type: 'string' } } },
  },
};
const reference = { $ref: '#/components/schemas/Pet' };

describe('emitTypes', () => {
  test('writes paths, components and operations', () => {
    const model = modelOf(
      { Pet: pet },
      {
        '/pets/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          put: {
            operationId: 'putPet',
            summary: 'Replace a pet',
            deprecated: true,
            parameters: [
              { name: 'dry-run', in: 'query', description: 'Change nothing.', schema: { type: 'boolean' } },
              { name: 'filter', in: 'query', content: { 'application/json': { schema: { type: 'array' } } } },
            ],
            requestBody: {
              required: true,
              description: 'The pet.',
              content: { 'application/json': { schema: reference } },
            },
            responses: {
              200: { ...jsonResponse(reference), headers: { ETag: { required: true, schema: { type: 'string' } } } },
              '4XX': { description: 'Refused.' },
              default: { description: 'Failed.', content: { 'text/plain': {} } },
            },
          },
        },
      },
    );
    expect(emitTypes(model, { source: 'pets\n.yaml' })).toMatchSnapshot();
  });

  test('writes types that hold nothing where the document has nothing for them', () => {
    expect(emitTypes(modelOf({}), { source: 'empty.yaml' })).toMatchSnapshot();
  });
});
