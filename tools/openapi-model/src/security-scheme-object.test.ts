import { describe, expect, test } from 'vitest';
import type { JsonObject } from './json.ts';
import { locate } from '../test/locate.ts';
import { readSecurity, readSecuritySchemes } from './security-scheme-object.ts';

test('reads security schemes with what identifies them', () => {
  const schemes = locate({
    token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token', 'x-example': 'example' },
    basic: { type: 'http', scheme: 'basic', description: 'Name and password.' },
  });
  expect(readSecuritySchemes(schemes)).toEqual([
    {
      key: 'token',
      type: 'apiKey',
      description: undefined,
      in: 'header',
      name: 'X-Auth-Token',
      scheme: undefined,
      extensions: { 'x-example': 'example' },
    },
    {
      key: 'basic',
      type: 'http',
      description: 'Name and password.',
      in: undefined,
      name: undefined,
      scheme: 'basic',
      extensions: {},
    },
  ]);
});

describe('security requirements', () => {
  test.each<{ name: string; given: JsonObject; want: readonly (readonly string[])[] }>([
    { name: 'are those of the document where the operation says nothing', given: {}, want: [['ofDocument']] },
    { name: 'are none where the operation says so', given: { security: [] }, want: [] },
    { name: 'are optional with an empty requirement', given: { security: [{}, { token: [] }] }, want: [[], ['token']] },
    { name: 'can need two schemes together', given: { security: [{ a: [], b: [] }] }, want: [['a', 'b']] },
  ])('$name', ({ given, want }) => {
    expect(readSecurity(locate(given).member('security'), [['ofDocument']])).toEqual(want);
  });
});
