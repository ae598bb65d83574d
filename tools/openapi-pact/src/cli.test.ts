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

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

const up = {
  description: '',
  content: { 'text/plain': { schema: { type: 'string' }, examples: { up: { value: 'pong' } } } },
};

describe('openapi-pact INPUT', () => {
  it('writes a pact that says that no client has proven it, the same bytes every time', () => {
    const file = document({ '200': up, '404': { description: '' }, '500': { description: '' } });
    const first = run(file, '-o', 'out/pact.json', '--consumer', 'web', '--provider', 'ping');
    expect(first).toEqual({
      status: 0,
      output: `${file}: 2 interactions of 1 operations show 2 of 3 responses; out/pact.json is written, proven by no client\n`,
    });
    const text = read('out/pact.json');
    expect(JSON.parse(text)).toMatchObject({
      consumer: { name: 'web' },
      provider: { name: 'ping' },
      interactions: [{ description: 'Ping: 200 up' }, { description: 'Ping: 404' }],
      metadata: {
        openapi: { title: 'P', version: '1', openapi: '3.1.0' },
        pactSpecification: { version: '4.0' },
        provenByClient: false,
      },
    });
    expect(run(file, '-o', 'out/pact.json', '--consumer', 'web', '--provider', 'ping').output).toContain('up to date');
    expect(read('out/pact.json')).toBe(text);
  });

  it('takes other statuses', () => {
    const file = document({ '200': up, '500': { description: '' }, default: { description: '' } });
    run(file, '-o', 'statuses.json', '--statuses', '5XX, default');
    expect(read('statuses.json')).toContain('"Ping: 500"');
    expect(read('statuses.json')).toContain('"Ping: default"');
    expect(read('statuses.json')).not.toContain('"Ping: 200 up"');
    expect(run(file, '-o', 'statuses.json', '--statuses', '9')).toMatchObject({
      status: 2,
      output: expect.stringContaining('expected a status such as 404'),
    });
  });

  it('says with --check whether the file is stale, and leaves it', () => {
    const file = document({ '200': up });
    run(file, '-o', 'checked.json');
    const before = read('checked.json');
    expect(run(file, '-o', 'checked.json', '--check').status).toBe(0);
    document({ '200': up, '404': { description: '' } });
    expect(run(file, '-o', 'checked.json', '--check')).toMatchObject({
      status: 1,
      output: expect.stringContaining('is stale'),
    });
    expect(read('checked.json')).toBe(before);
  });

  it('warns of what it cannot show', () => {
    const file = document({ '200': { description: '', content: { 'application/json': { schema: false } } } });
    expect(run(file, '-o', 'warned.json')).toMatchObject({
      status: 0,
      output: expect.stringContaining('warning: Ping: no response 200 can be made'),
    });
  });
});

describe('openapi-pact consumer-test', () => {
  it('writes the same bytes for the same document, and says what is not covered', () => {
    const file = document({ '200': up, '500': { description: '', content: { 'text/plain': {} } } });
    const first = run('consumer-test', file, '--output', 'a');
    run('consumer-test', file, '--output', 'b');
    expect(first.status).toBe(0);
    expect(first.output).toContain('1 interactions, 2 responses, 1 gaps');
    expect(first.output).toContain('Ping: 500 has no example');
    expect(readdirSync(join(folder, 'a')).toSorted()).toEqual(['consumer.test.ts', 'contract.ts']);
    for (const name of readdirSync(join(folder, 'a'))) {
      expect(read(`b/${name}`)).toBe(read(`a/${name}`));
      expect(read(`a/${name}`)).toMatch(/^\/\/ Made by openapi-pact/);
    }
  });

  it('prints every problem of the examples and exits with 1', () => {
    const file = document({ '200': { description: '', content: { 'application/json': {} } } });
    const { status, output } = run('consumer-test', file, '-o', 'c');
    expect(status).toBe(1);
    expect(output).toContain('Ping, example up: has a provider state, but no response example');
  });
});

describe('the command', () => {
  it.each<[readonly string[], number, string]>([
    [['--help'], 0, 'Examples:'],
    [['write', '--help'], 0, 'provenByClient: false'],
    [['test', '--help'], 0, 'Exit codes: 0'],
    [['consumer-test', '--help'], 0, 'Exit codes: 0'],
    [['-o', 'x.json', '--nonsense'], 2, 'unknown option'],
    [['openapi.json'], 2, 'required option'],
    [['none.json', '-o', 'x.json'], 2, 'none.json'],
    [['test', 'openapi.json', '-o', 'x.json', '--client', 'none.js'], 2, 'none.js cannot be loaded'],
    [['test', 'openapi.json', '-o', 'x.json', '--client', 'x.js', '--timeout', 'long'], 2, 'whole number'],
  ])('%j ends with %i', (args, status, output) => {
    const result = run(...args);
    expect(result.output).toContain(output);
    expect(result.status).toBe(status);
  });
});
