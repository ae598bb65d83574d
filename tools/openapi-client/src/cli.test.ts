import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const cli = join(import.meta.dirname, '../dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'openapi-client-'));
const input = join(folder, 'things.json');
const output = join(folder, 'generated');
const client = join(output, 'client.ts');
const document = { openapi: '3.1.0', info: { title: 'Things', version: '1' }, paths: { '/things': { get: {} } } };

beforeAll(() => writeFileSync(input, JSON.stringify(document)));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...options: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...options], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function write(...more: readonly string[]): ReturnType<typeof run> {
  return run(input, '--output', output, ...more);
}

describe('openapi-client', () => {
  test('writes client and runtime, and leaves them alone while they are current', () => {
    expect(write('--check')).toMatchObject({ status: 1, stderr: expect.stringContaining('not current in') });
    expect(existsSync(output)).toBe(false);
    expect(write()).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(client, 'utf8')).toMatch(/^\/\/ Made by openapi-client from things\.json\./);
    expect(readdirSync(join(output, 'client-runtime'))).toContain('operation.js');
    expect(write('--check')).toMatchObject({ status: 0 });
    const { mtimeMs } = statSync(client);
    expect(write()).toMatchObject({ status: 0 });
    expect(statSync(client).mtimeMs).toBe(mtimeMs);
  });

  test('finds a file that was changed by hand', () => {
    write();
    writeFileSync(client, `${readFileSync(client, 'utf8')}// by hand\n`);
    expect(write('--check')).toMatchObject({ status: 1, stderr: expect.stringContaining('client.ts') });
  });

  test('writes one module for a runtime of the caller', () => {
    const module = join(folder, 'own/operations.ts');
    const options = [input, '-o', module, '--types', './things.ts', '--runtime', './operation.ts'];
    expect(run(...options)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(module, 'utf8')).toContain('import { operation } from "./operation.ts";');
    expect(readdirSync(join(folder, 'own'))).toEqual(['operations.ts']);
    expect(run(...options, '--check')).toMatchObject({ status: 0 });
  });

  test('explains itself', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('Examples:');
  });

  test.each([
    { name: 'no arguments', options: [], want: /required option '-o, --output <path>' not specified/, status: 2 },
    { name: 'no document', options: ['-o', output], want: /missing required argument 'input'/, status: 2 },
    {
      name: 'an option that is not known',
      options: [input, '-o', output, '--nope'],
      want: /unknown option '--nope'/,
      status: 2,
    },
    {
      name: 'no file',
      options: ['nowhere.json', '-o', output],
      want: /nowhere\.json cannot be read: ENOENT/,
      status: 1,
    },
  ])('says what is wrong with $name', ({ options, want, status }) => {
    expect(run(...options)).toMatchObject({ status, stderr: expect.stringMatching(want) });
  });

  test('prints every problem of a document', () => {
    const file = join(folder, 'broken.json');
    const parameters = [{ name: 'a', in: 'nowhere' }, { in: 'query' }];
    writeFileSync(file, JSON.stringify({ ...document, paths: { '/things': { get: { parameters } } } }));
    const { status, stderr } = run(file, '-o', output);
    expect(status).toBe(1);
    expect(stderr).toContain('#/paths/~1things/get/parameters/0/in: expected path, query, header or cookie');
    expect(stderr).toContain('#/paths/~1things/get/parameters/1');
  });

  test('warns of what a client cannot do', () => {
    const file = join(folder, 'warned.json');
    const requestBody = { content: { 'application/json': {} } };
    writeFileSync(file, JSON.stringify({ ...document, paths: { '/things': { get: { requestBody } } } }));
    const { status, stderr } = run(file, '-o', output);
    expect(status).toBe(0);
    expect(stderr).toContain('warning: ');
    expect(stderr).toContain('#/paths/~1things/get/requestBody: fetch sends no body with GET');
  });
});
