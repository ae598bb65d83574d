import { expect, test } from 'vitest';
import { componentSchemaName } from './schema-object.ts';

test.each([
  ['#/components/schemas/ErrorResp', 'ErrorResp'],
  ['#/components/schemas/a~1b', 'a/b'],
  ['#/components/schemas/a%20b', 'a b'],
  ['#/components/schemas/A/properties/b', undefined],
  ['#/components/schemas/', ''],
  ['#/components/schemas/%zz', undefined],
  ['#/components/responses/A', undefined],
  ['other.yaml#/components/schemas/A', undefined],
])('the schema that %s names is %s', (ref, want) => {
  expect(componentSchemaName(ref)).toBe(want);
});
