import { expect, test } from 'vitest';
import type { JsonObject } from './json.ts';
import { locate } from '../test/locate.ts';
import { readRequestBody } from './request-body-object.ts';

const root: JsonObject = {
  small: { content: { 'application/json': {} } },
  full: { required: true, description: 'A share.', content: { 'application/json': {}, 'text/plain': {} } },
  referenced: { $ref: '#/full' },
};

test.each([
  { name: 'missing', want: undefined },
  {
    name: 'small',
    want: { required: false, description: undefined, mediaTypes: ['application/json'], pointer: '#/small' },
  },
  {
    name: 'full',
    want: {
      required: true,
      description: 'A share.',
      mediaTypes: ['application/json', 'text/plain'],
      pointer: '#/full',
    },
  },
  {
    name: 'referenced',
    want: {
      required: true,
      description: 'A share.',
      mediaTypes: ['application/json', 'text/plain'],
      pointer: '#/full',
    },
  },
])('reads the $name request body', ({ name, want }) => {
  const body = readRequestBody(locate(root).member(name));
  const { content = [], ...rest } = body ?? {};
  expect(body && { ...rest, mediaTypes: content.map(({ mediaType }) => mediaType) }).toEqual(want);
});
