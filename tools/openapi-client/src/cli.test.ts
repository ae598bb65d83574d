import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const cli = join(import.meta.dirname, '../dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'openapi-client-'));
const input = join(folder, 'things.json');
const output = join(folder, 'generated/operations.ts');
const document = { openapi: '3.1.0', info: { title: 'Things', version: '1' }, paths: { '/things': { get: {} } } };

beforeAll(() => writeFileSync(input, JSON.stringify(document)));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...options: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...options], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function write(...more: readonly string[]): ReturnType<typeof run> {
  return run(input, '--output', output, '--types', './things.ts', ...more);
}

describe('openapi-client', () => {
  test('writes the module, and leaves it alone while it is current', () => {
    expect(write('--check')).toMatchObject({ status: 1, stderr: expect.stringContaining('is not current') });
    expect(existsSync(output)).toBe(false);
    expect(write()).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(output, 'utf8')).toMatch(/^\/\/ Made by openapi-client from things\.json\./);
    expect(write('--check')).toMatchObject({ status: 0 });
    const { mtimeMs } = statSync(output);
    expect(write()).toMatchObject({ status: 0 });
    expect(statSync(output).mtimeMs).toBe(mtimeMs);
  });

  test('finds a module that was changed by hand', () => {
    write();
    writeFileSync(output, `${readFileSync(output, 'utf8')}// by hand\n`);
    expect(write('--check')).toMatchObject({ status: 1 });
  });

  test('explains itself', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('Examples:');
  });

  test.each([
    { name: 'no arguments', options: [], want: /required option '-o, --output <file>' not specified/, status: 2 },
    {
      name: 'no document',
      options: ['-o', output, '--types', 't'],
      want: /missing required argument 'input'/,
      status: 2,
    },
    {
      name: 'an option that is not known',
      options: [input, '-o', output, '--types', 't', '--nope'],
      want: /unknown option '--nope'/,
      status: 2,
    },
    {
      name: 'no types',
      options: [input, '-o', output],
      want: /required option '--types <module>' not specified/,
      status: 2,
    },
    {
      name: 'no file',
      options: ['nowhere.json', '-o', output, '--types', 't'],
      want: /nowhere\.json cannot be read: ENOENT/,
      status: 1,
    },
  ])('says what is wrong with $name', ({ options, want, status }) => {
    expect(run(...options)).toMatchObject({ status, stderr: expect.stringMatching(want) });
  });

  test('prints every problem of a document', () => {
    const file = join(folder, 'broken.json');
    const responses = { '5XX': { description: 'No.' }, default: { description: 'No.' } };
    writeFileSync(file, JSON.stringify({ ...document, paths: { '/things': { get: { responses } } } }));
    const { status, stderr } = run(file, '-o', output, '--types', 't');
    expect(status).toBe(1);
    expect(stderr).toContain('#/paths/~1things/get/responses/5XX: the status 5XX is not supported');
    expect(stderr).toContain('#/paths/~1things/get/responses/default: the status default is not supported');
  });
});
