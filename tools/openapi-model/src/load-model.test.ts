import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DocumentError } from './document-error.ts';
import { loadModel } from './load-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'openapi-model-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('loadModel', () => {
  test.each([
    { name: 'document.json', text: '{"openapi": "3.1.0", "info": {"title": "no", "version": "1"}}' },
    { name: 'document.yaml', text: 'openapi: 3.1.0\ninfo: {title: no, version: "1"}' },
    { name: 'with-bom.json', text: '\uFEFF{"openapi": "3.1.0", "info": {"title": "no", "version": "1"}}' },
  ])('reads $name; `no` in YAML 1.2 is text', ({ name, text }) => {
    expect(loadModel(fileWith(name, text))).toMatchObject({ title: 'no', version: '1', operations: [] });
  });

  test('takes statuses that YAML reads as numbers', () => {
    const text =
      "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {/a: {get: {responses: {200: {description: Done.}}}}}";
    expect(loadModel(fileWith('numbers.yaml', text)).operations[0]?.responses).toMatchObject([{ status: '200' }]);
  });

  test.each([
    { name: 'comments.yaml', text: '# nothing\n---\n', want: /comments\.yaml: #: the file is empty/ },
    { name: 'empty.yaml', text: '\n', want: /empty\.yaml: #: the file is empty; expected an OpenAPI document/ },
    { name: 'broken.json', text: '{', want: /broken\.json(:1)?: #: not JSON: / },
    {
      name: 'deep.json',
      text: '['.repeat(50_000) + ']'.repeat(50_000),
      want: /deep\.json: #: the file cannot be used: it is nested more than 600 deep/,
    },
    {
      name: 'deep.yaml',
      text: '['.repeat(50_000) + ']'.repeat(50_000),
      want: /deep\.yaml:1: #: not usable: it is nested more than 600 deep/,
    },
    { name: 'broken.yaml', text: 'a: [', want: /broken\.yaml:1: #: not YAML: / },
    { name: 'twice.yaml', text: 'a: 1\na: 2', want: /twice\.yaml:2: #: not YAML: Map keys must be unique/ },
    { name: 'alias.yaml', text: 'a: *nowhere', want: /alias\.yaml:1: #: not YAML: / },
    {
      name: 'circle.yaml',
      text: '&a\nopenapi: 3.1.0\nx: *a',
      want: /circle\.yaml: #: the file cannot be used: an alias leads back to its own anchor/,
    },
    {
      name: 'bomb.yaml',
      text: bomb(),
      want: /bomb\.yaml: #: the file cannot be used: its aliases stand for \d+ values/,
    },
    { name: 'old.yaml', text: 'swagger: "2.0"', want: /old\.yaml:1: #\/openapi: .*Swagger 2\.0/ },
  ])('names the file in the problems of $name', ({ name, text, want }) => {
    const file = fileWith(name, text);
    expect(() => loadModel(file)).toThrow(DocumentError);
    expect(() => loadModel(file)).toThrow(want);
  });

  test('takes the merge key of YAML 1.1', () => {
    const text =
      'openapi: 3.1.0\ninfo: {title: a, version: "1"}\ncomponents: {schemas: {A: &a {type: string}, B: {<<: *a, minLength: 1}}}';
    expect(loadModel(fileWith('merge.yaml', text)).schemas.get('B')).toEqual({ type: 'string', minLength: 1 });
  });

  test('refuses a file that is not UTF-8', () => {
    const file = join(folder, 'latin.yaml');
    writeFileSync(file, Buffer.from('info: Caf\xe9', 'latin1'));
    expect(() => loadModel(file)).toThrow(/latin\.yaml: #: the file is not UTF-8/);
  });

  test('leaves the error of the file system to the caller', () => {
    expect(() => loadModel(join(folder, 'missing.yaml'))).toThrow(expect.objectContaining({ code: 'ENOENT' }));
  });
});

/** Aliases of aliases, which would be a million items. */
function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level <= 6; level += 1) {
    const alias = `*a${level - 1}`;
    lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => alias).join(', ')}]`);
  }
  return lines.join('\n');
}
