import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocumentError, type Json } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { compile, documentOf, type Schemas } from './compile.ts';

/** A schema and values, as the official suite has them. */
interface Group {
  readonly description: string;
  readonly schema: Json;
  readonly tests: readonly { readonly description: string; readonly data: Json; readonly valid: boolean }[];
}

/** A copy of https://github.com/json-schema-org/JSON-Schema-Test-Suite. Nothing is fetched: without a copy the tests are skipped. */
const suite = process.env['JSON_SCHEMA_TEST_SUITE'] ?? '';
const draft = join(suite, 'tests', 'draft2020-12');
const files = suite === '' ? [] : readdirSync(draft).filter((name) => name.endsWith('.json'));

/** Why schemas of the suite are refused; anything else that is refused is a mistake of ours. */
const refusals =
  /the keyword (?:unevaluatedItems|unevaluatedProperties|\$dynamicRef|\$dynamicAnchor|\$anchor|\$id|\$defs) is not supported|the reference "[^"]*" does not point to a schema in components\.schemas/;

async function compiled(schema: Json): Promise<Schemas[string] | undefined> {
  try {
    return (await compile(documentOf({ Root: schema }))).schemas['Root'];
  } catch (error) {
    if (error instanceof DocumentError && error.problems.every(({ message }) => refusals.test(message)))
      return undefined;
    throw error;
  }
}

describe.skipIf(suite === '')('JSON Schema Test Suite, draft 2020-12 (in the folder JSON_SCHEMA_TEST_SUITE)', () => {
  let checked = 0;

  it.each(files)('%s', async (file) => {
    const groups = JSON.parse(readFileSync(join(draft, file), 'utf8')) as readonly Group[];
    const wrong: string[] = [];
    for (const { description, schema, tests } of groups) {
      const validator = await compiled(schema);
      if (validator === undefined) continue;
      checked += tests.length;
      for (const test of tests) {
        const given = [validator.is(test.data), validator.issues(test.data).length === 0];
        if (given.some((fits) => fits !== test.valid)) wrong.push(`${description}: ${test.description}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('was checked for the most part', () => {
    expect(checked).toBeGreaterThan(900);
  });
});
