import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json } from '@opendas/openapi-model';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { documentOf } from './compile.ts';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

function run(...given: readonly string[]): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  return spawnSync(process.execPath, [cli, ...given], { cwd: folder, encoding: 'utf8' });
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openapi-validators-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(schemas: { readonly [name: string]: Json }): void {
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(documentOf(schemas)));
}

const usual = ['openapi.json', '--output', 'out', '--types', './types.js'] as const;

it('writes the files, and then finds them current', () => {
  write({ A: { type: 'string' } });
  expect(run(...usual)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(readdirSync(join(folder, 'out'))).toEqual([
    'index.d.ts',
    'index.js',
    'runtime',
    'validators.d.ts',
    'validators.js',
  ]);
  expect(run(...usual, '--check')).toMatchObject({ status: 0, stderr: '' });
});

it('names the files that are not current, and leaves them', () => {
  write({ A: { type: 'string' } });
  run(...usual);
  write({ A: { type: 'number' } });
  const wanted = {
    status: 1,
    stderr:
      'openapi-validators: not current in out: validators.js. Run openapi-validators openapi.json --output out --types ./types.js.\n',
  };
  expect(run(...usual, '--check')).toMatchObject(wanted);
  expect(run(...usual, '--check')).toMatchObject(wanted);
});

it('writes nothing where a schema cannot be checked, and says where it stands', () => {
  write({ A: { $ref: '#/components/schemas/A' } });
  expect(run(...usual)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(
      /^openapi-validators: openapi\.json: #\/components\/schemas\/A: [^]*A → A\n$/,
    ) as string,
  });
  expect(readdirSync(folder)).toEqual(['openapi.json']);
});

it('warns of patterns that are not checked, and writes the files', () => {
  write({ A: { pattern: '(?i)a' } });
  const { status, stderr } = run(...usual);
  expect([status, stderr]).toEqual([
    0,
    expect.stringMatching(
      /^openapi-validators: warning: openapi\.json: #\/components\/schemas\/A\/pattern: the pattern \(\?i\)a is no/,
    ),
  ]);
  expect(readdirSync(join(folder, 'out'))).toContain('validators.js');
});

it('checks formats where it is told to', () => {
  write({ A: { format: 'date' } });
  const assertion = [...usual, '--formats', 'assertion'] as const;
  expect(run(...assertion)).toMatchObject({ status: 0, stderr: '' });
  expect(readdirSync(join(folder, 'out', 'runtime'))).toContain('format-time.js');
  expect(run(...assertion, '--check')).toMatchObject({ status: 0 });
  expect(run(...usual, '--check')).toMatchObject({ status: 1 });
});

it('says which file cannot be read', () => {
  const { status, stderr } = run('missing.json', '--output', 'out', '--types', './types.js');
  expect([status, stderr]).toEqual([1, expect.stringContaining('missing.json')]);
});

it('shows options and examples, and tells wrong usage apart', () => {
  expect(run('--help')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/--output[^]*--types[^]*Examples:/) as string,
  });
  expect(run('openapi.json')).toMatchObject({ status: 2, stderr: expect.stringContaining('--output') as string });
  expect(run(...usual, '--formats', 'int32')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--formats') as string,
  });
});
