import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate, outputKinds, type Generated } from '@opendas/openapi-generate';
import { afterAll, describe, expect, test } from 'vitest';
import { corpusDocument, corpusDocuments } from './corpus.ts';
import { typeErrors, typescriptVersions } from './type-check.ts';

/** Always here; the documents of others where they are present (in the folder OPENAPI_CORPUS). */
const documents = [
  ...['everything.yaml', 'version-3.0.yaml'].map((name) =>
    fileURLToPath(new URL(`documents/${name}`, import.meta.url)),
  ),
  ...corpusDocuments.map(corpusDocument),
];

/** Documents whose operations have no responses: there is nothing that an interaction could expect. */
const withoutResponses: ReadonlySet<string> = new Set(['schema-types.json', 'parameters-style.json']);
const silent = { step: () => undefined, end: () => undefined };
const folder = mkdtempSync(join(tmpdir(), 'openapi-generate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function generateFrom(input: string): Generated {
  const settings = {
    formats: 'annotation',
    statuses: ['2xx', '4xx', 'default'],
    documents: {},
    allowOutside: false,
  } as const;
  return generate({ ...settings, input, output: folder, only: outputKinds }, silent);
}

describe.each(documents)('%s', (document) => {
  const output = mkdtempSync(join(folder, 'document-'));
  const generated = generateFrom(document);
  for (const [name, text] of generated.files) {
    mkdirSync(dirname(join(output, name)), { recursive: true });
    writeFileSync(join(output, name), text);
  }

  test('gives the same bytes again', () => {
    expect([...generateFrom(document).files]).toEqual([...generated.files]);
  });

  test.each(Object.keys(typescriptVersions) as (keyof typeof typescriptVersions)[])(
    'compiles without an error under TypeScript %s',
    { timeout: 300_000 },
    async (version) => {
      expect(await typeErrors(output, version)).toEqual([]);
    },
  );

  test('passes strict lint, without any', { timeout: 300_000 }, () => {
    expect(lint(output)).toBe('');
  });

  test('evaluates no text as code and loads nothing', () => {
    const code = [...generated.files]
      .filter(([name]) => /\.[jt]s$/.test(name))
      .map(([, text]) => withoutComments(text));
    expect(code.filter((text) => /\beval\s*\(|\bnew Function\b|\bFunction\s*\(|\bimport\s*\(/.test(text))).toEqual([]);
  });

  test('has interactions', () => {
    const { interactions } = JSON.parse(readFileSync(join(output, 'interactions.json'), 'utf8')) as {
      interactions: unknown[];
    };
    expect(interactions.length).toBe(generated.counts['interactions']);
    expect(interactions.length === 0).toBe(withoutResponses.has(basename(document)));
  });
});

/** What the linter says; nothing where all is well. */
function lint(output: string): string {
  const rules = {
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/ban-ts-comment': 'error',
    // The compiler ends modules that export only types so.
    'unicorn/require-module-specifiers': 'off',
    // Names of the document, and a keyword of JSON Schema.
    'eslint/no-underscore-dangle': 'off',
    'unicorn/no-thenable': 'off',
  };
  writeFileSync(
    join(output, '.oxlintrc.json'),
    JSON.stringify({
      plugins: ['typescript', 'unicorn', 'oxc', 'import'],
      categories: { correctness: 'error', suspicious: 'error' },
      rules,
    }),
  );
  const oxlint = fileURLToPath(new URL('../../../node_modules/.bin/oxlint', import.meta.url));
  try {
    execFileSync(oxlint, ['--deny-warnings', '--config', '.oxlintrc.json', '.'], { cwd: output, encoding: 'utf8' });
    return '';
  } catch (error) {
    return (error as { readonly stdout: string }).stdout.slice(0, 2_000);
  }
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}
