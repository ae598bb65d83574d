import { expect, test } from 'vitest';
import { modelOf } from '../test/model-of.ts';
import { onOneLine } from '../test/type-of.ts';
import { pathsType } from './paths-type.ts';

test('names the operation of each method', () => {
  const { operations } = modelOf(
    {},
    {
      '/a/{"b"}': { get: { operationId: 'get "b"' }, trace: { operationId: 'traceB' } },
      '/c': { post: { operationId: 'c' } },
    },
  );
  const parameters = 'parameters: { query?: never; header?: never; path?: never; cookie?: never; };';
  expect(onOneLine(pathsType(operations))).toBe(
    String.raw`export interface paths { "/a/{\"b\"}": { ${parameters} get: operations["get \"b\""]; put?: never; post?: never;` +
      ' delete?: never; options?: never; head?: never; patch?: never; trace: operations["traceB"]; };' +
      ` "/c": { ${parameters} get?: never; put?: never; post: operations["c"];` +
      ' delete?: never; options?: never; head?: never; patch?: never; trace?: never; }; }',
  );
});
