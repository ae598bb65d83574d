import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from './generated/contract.ts';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opendas-contracts-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', cwd: folder });
  return { status, output: `${stdout}${stderr}` };
}

describe('opendas-contracts', () => {
  it.each<[string, readonly string[], number, string]>([
    ['explains verify with examples and exit codes', ['verify', '--help'], 0, 'Exit codes: 0 verified'],
    ['explains update', ['update', '--help'], 0, 'npm run contracts:update'],
    ['refuses unknown options', ['verify', '--nonsense'], 2, 'unknown option'],
    ['refuses unknown stores', ['verify', '--store', 'mysql'], 2, 'Allowed choices are embedded, postgresql, all'],
    ['refuses a server without provider states', ['verify', '--provider-url', 'http://127.0.0.1:1'], 2, 'Give both'],
    [
      'says which file it cannot read',
      [
        'verify',
        '--provider-url',
        'http://127.0.0.1:1',
        '--state-change-url',
        'http://127.0.0.1:1',
        '--pact',
        'none.json',
      ],
      2,
      'none.json',
    ],
    [
      'fails for a server that is not there, with every interaction',
      ['verify', '--provider-url', 'http://127.0.0.1:1', '--state-change-url', 'http://127.0.0.1:1'],
      1,
      `0 passed, ${contract.interactions.length} failed`,
    ],
  ])('%s', (_, args, status, output) => {
    const result = run(...args);
    expect(result.output).toContain(output);
    expect(result.status).toBe(status);
  });
});
