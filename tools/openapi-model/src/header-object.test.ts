import { expect, test } from 'vitest';
import { readHeaders } from './header-object.ts';
import type { JsonObject } from './json.ts';
import { locate } from '../test/locate.ts';

const root: JsonObject = {
  headers: {
    'Retry-After': { required: true, description: 'Seconds.', schema: { type: 'integer' }, example: 3 },
    'content-TYPE': { schema: { type: 'string' } },
    'X-Request-Id': { $ref: '#/shared' },
  },
  shared: { schema: { type: 'string' } },
};

test('reads the headers of a response, without Content-Type, through references', () => {
  expect(readHeaders(locate(root).member('headers'))).toEqual([
    {
      name: 'Retry-After',
      required: true,
      description: 'Seconds.',
      schema: { type: 'integer' },
      examples: [{ name: 'default', summary: undefined, value: 3, pointer: '#/headers/Retry-After/example' }],
      pointer: '#/headers/Retry-After',
    },
    {
      name: 'X-Request-Id',
      required: false,
      description: undefined,
      schema: { type: 'string' },
      examples: [],
      pointer: '#/shared',
    },
  ]);
});
