import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'openapi-pact-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', cwd: folder });
  return { status, output: `${stdout}${stderr}` };
}

function document(responses: object): string {
  const file = join(folder, 'openapi.json');
  const operation = { operationId: 'Ping', 'x-provider-states': { up: [] }, responses };
  writeFileSync(
    file,
    JSON.stringify({ openapi: '3.1.0', info: { title: 'P', version: '1' }, paths: { '/ping': { get: operation } } }),
  );
  return file;
}

const up = {
  description: '',
  content: { 'text/plain': { schema: { type: 'string' }, examples: { up: { value: 'pong' } } } },
};

describe('the command', () => {
  it('writes the same bytes for the same document, and says what is not covered', () => {
    const file = document({ '200': up, '500': { description: '', content: { 'text/plain': {} } } });
    const first = run(file, '--output', 'a', '--pact', 'pact.json');
    run(file, '--output', 'b');
    expect(first.status).toBe(0);
    expect(first.output).toContain('1 interactions, 2 responses, 1 gaps');
    expect(first.output).toContain('Ping: 500 has no example');
    expect(readdirSync(join(folder, 'a')).toSorted()).toEqual(['consumer.test.ts', 'contract.ts']);
    for (const name of readdirSync(join(folder, 'a'))) {
      expect(readFileSync(join(folder, 'b', name), 'utf8')).toBe(readFileSync(join(folder, 'a', name), 'utf8'));
      expect(readFileSync(join(folder, 'a', name), 'utf8')).toMatch(/^\/\/ Made by openapi-pact/);
    }
    expect(JSON.parse(readFileSync(join(folder, 'pact.json'), 'utf8'))).toMatchObject({
      consumer: { name: 'consumer' },
    });
  });

  it('prints every problem of the examples and exits with 1', () => {
    const { status, output } = run(
      document({ '200': { description: '', content: { 'application/json': {} } } }),
      '-o',
      'c',
    );
    expect(status).toBe(1);
    expect(output).toContain('Ping, example up: has a provider state, but no response example');
  });

  it('explains itself and exits with 2 for wrong arguments', () => {
    expect(run('--help')).toMatchObject({ status: 0, output: expect.stringContaining('Examples:') });
    expect(run('--nonsense').status).toBe(2);
  });
});
