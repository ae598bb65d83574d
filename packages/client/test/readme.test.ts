import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as client from '../src/index.ts';
import type { OperationDefinition } from '../src/operation-definition.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

describe('the README', () => {
  test.each(Object.values(client.operations).map(({ definition }) => definition as OperationDefinition))(
    'lists $operationId with its request',
    ({ operationId, method, path }) => {
      const name = operationId.charAt(0).toLowerCase() + operationId.slice(1);
      expect(readme).toContain(`| \`${name}\` | \`${method.toUpperCase()} ${path}\``);
    },
  );

  test('explains every error', () => {
    const errors = Object.keys(client).filter((name) => name.endsWith('Error') && name !== 'DasError');
    expect(errors.filter((name) => !readme.includes(`| \`${name}\` |`))).toEqual([]);
  });

  test('imports nothing that is not exported', () => {
    const imports = [...readme.matchAll(/import \{ (.+) \} from '@opendas\/client'/g)];
    const names = imports.flatMap(([, list = '']) => list.split(', '));
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !Object.hasOwn(client, name))).toEqual([]);
  });
});

test('the built package can be required from CommonJS', () => {
  const required: unknown = createRequire(import.meta.url)('../dist/index.js');
  expect(Object.keys(required as object).toSorted()).toEqual(expect.arrayContaining(Object.keys(client).toSorted()));
});
