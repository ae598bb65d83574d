import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DocumentError, type Json } from '@opendas/openapi-model';
import type { Formats } from '@opendas/openapi-validators';
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
const optional = suite === '' ? [] : globSync('**/*.json', { cwd: join(draft, 'optional') }).toSorted();

function readJson(file: string): Json {
  return JSON.parse(readFileSync(file, 'utf8')) as Json;
}

/** What the schemas of the suite refer to: its remotes, at the address that its README gives them, and the metaschemas, which Ajv has. */
function documents(): Readonly<Record<string, Json>> {
  const remotes = join(suite, 'remotes');
  const metaschemas = fileURLToPath(new URL('../node_modules/ajv/dist/refs/json-schema-2020-12/', import.meta.url));
  return Object.fromEntries([
    ...globSync(join(remotes, '{draft2020-12/**/*,draft2019-09/*,*}.json')).map((file) => [
      `http://localhost:1234/${relative(remotes, file)}`,
      readJson(file),
    ]),
    ...globSync(join(metaschemas, '**/*.json')).map((file) => [
      `https://json-schema.org/draft/2020-12/${relative(metaschemas, file).replace(/\.json$/, '')}`,
      readJson(file),
    ]),
  ]) as Readonly<Record<string, Json>>;
}

const furtherDocuments = suite === '' ? {} : documents();
const address = 'https://example.com/schema-of-the-suite';

/** The validator of a schema that is a document of its own, as the references in it expect. `undefined` where the model refuses the schema. */
async function compiled(schema: Json, formats: Formats): Promise<Schemas[string] | undefined> {
  try {
    const { schemas } = await compile(
      documentOf({ Root: { $ref: address } }),
      { documents: { ...furtherDocuments, [address]: schema } },
      { formats },
    );
    return schemas['Root'];
  } catch (error) {
    if (error instanceof DocumentError) return undefined;
    throw error;
  }
}

/** Tests that do not pass, of a file of the suite. */
async function failures(file: string, formats: Formats = 'annotation'): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { description, schema, tests } of readJson(file) as unknown as readonly Group[]) {
    const validator = await compiled(schema, formats);
    for (const test of tests) {
      const given = [validator?.is(test.data), validator?.issues(test.data).length === 0];
      if (given.some((fits) => fits !== test.valid)) wrong.push(`${description}: ${test.description}`);
    }
  }
  return wrong;
}

/** Files of `optional/` of which tests do not pass: how many, and why. README.md says so too. */
const known: Readonly<Record<string, readonly [count: number, reason: string]>> = {
  'cross-draft.json': [1, 'a schema of draft 2019-09 is read as one of 2020-12'],
  'dependencies-compatibility.json': [14, 'dependencies is no keyword of 2020-12; the model warns that it is ignored'],
  'unknownKeyword.json': [3, 'an $id inside an unknown keyword is taken for one, and refused where it is there twice'],
  'format/hostname.json': [23, 'what a label in Punycode stands for is not looked at'],
  'format/idn-hostname.json': [54, 'the format is an annotation'],
};

describe.skipIf(suite === '')('JSON Schema Test Suite, draft 2020-12 (in the folder JSON_SCHEMA_TEST_SUITE)', () => {
  it.each(files)('%s', async (file) => {
    expect(await failures(join(draft, file))).toEqual([]);
  });

  it.each(optional)('optional/%s', async (file) => {
    const found = await failures(join(draft, 'optional', file), file.startsWith('format') ? 'assertion' : 'annotation');
    const [count, reason] = known[file] ?? [0, ''];
    expect([found.length, reason, ...(count === 0 ? found : [])]).toEqual([count, reason]);
  });
});
