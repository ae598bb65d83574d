import type { Schema } from '@opendas/openapi-model';
import { expect, test } from 'vitest';
import { mediaTypes } from '../test/media-types.ts';
import { modelOf } from '../test/model-of.ts';
import { requestKind, responseKind } from './body-kind.ts';

const model = modelOf(
  {},
  {
    Text: { type: 'string' },
    Thing: { type: 'object' },
    Circle: { $ref: '#/components/schemas/Circle' },
  },
);

function mediaTypeOf(mediaType: string, schema: Schema | undefined) {
  return { mediaType, schema, examples: [], encoding: {}, pointer: '#' };
}

// The types of the client are held to the same table in `test/types.test.ts`.
test.each(mediaTypes)(
  '%s with the schema %j is read as %s and written as %s',
  (mediaType, schema, response, request) => {
    // Every schema of the table is an object.
    const given = mediaTypeOf(mediaType, schema as Schema);
    expect([responseKind(given, model), requestKind(given, model)]).toEqual([response, request]);
  },
);

test.each([undefined, true, { $ref: '#/components/schemas/Circle' }])('*/* with the schema %j is bytes', (schema) => {
  expect(responseKind(mediaTypeOf('*/*', schema), model)).toBe('blob');
});
