import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isObject, type Json, type Schema } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { createSchemaCheck } from './schema-check.ts';

interface Group {
  readonly description: string;
  readonly schema: Schema;
  readonly tests: readonly { readonly description: string; readonly data: Json; readonly valid: boolean }[];
}

/** The model resolves these before anything sees a schema. */
const resolvedByTheModel = /"\$(?:ref|dynamicRef|id|anchor|dynamicAnchor|vocabulary)"/;

const suite = process.env['JSON_SCHEMA_TEST_SUITE'];
const folder = join(suite ?? '', 'tests/draft2020-12');

describe.skipIf(suite === undefined || !existsSync(folder))(
  'the JSON Schema test suite (JSON_SCHEMA_TEST_SUITE names its folder)',
  () => {
    const groups = (suite === undefined ? [] : globSync(join(folder, '*.json')))
      .toSorted()
      .flatMap((file) =>
        (JSON.parse(readFileSync(file, 'utf8')) as readonly Group[])
          .filter(({ schema }) => !resolvedByTheModel.test(JSON.stringify(schema)))
          .map((group) => [`${basename(file)}: ${group.description}`, group] as const),
      );

    it.each(groups)('%s', (_, { schema, tests }) => {
      const check = createSchemaCheck({ schemas: new Map() });
      const bare = isObject(schema)
        ? Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== '$schema'))
        : schema;
      const wrong = tests.filter(({ data, valid }) => (check(bare, data).length === 0) !== valid);
      expect(wrong.map(({ description }) => description)).toEqual([]);
    });
  },
);
