import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type TestPostgres } from '@opendas/test-postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { httpCall } from './http-call.ts';
import { endAll, opendas, type OpendasProcess } from './opendas-process.ts';
import { runOpendas } from './run-opendas.ts';
import { ids, storyDirectoryFile, tokenOf } from './story-directory.ts';

vi.setConfig({ testTimeout: 240_000 });

let folder: string;
let file: string;
let postgres: TestPostgres;
let server: OpendasProcess;
let url: string;
let where: readonly string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opendas-apply-'));
  file = directoryFile('served', storyDirectoryFile);
  postgres = await startPostgres();
  where = ['--data-dir', join(folder, 'data'), '--database-url', postgres.url];
  server = opendas(['serve', '--port', '0', '--directory', file, ...where]);
  url = await server.ready();
}, 300_000);
afterAll(async () => {
  endAll();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

function directoryFile(name: string, text: string): string {
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

/** Status of a list of connections with a token. */
async function status(token: string): Promise<number> {
  const path = `/v3/${ids.ownersProject}/connections?offset=0&limit=1`;
  return (await httpCall(url, path, { headers: { 'X-Auth-Token': token } })).status;
}

const withoutColleague = storyDirectoryFile.replace(/^.*name: colleague.*\n/m, '');
const newToken = 'canary-token-of-a-newcomer';
const changed = withoutColleague
  .replace('name: production', 'name: shop')
  .replace(
    'users:\n',
    `users:\n          - { id: b0000000000000000000000000000009, name: newcomer, policies: [DASFullAccessPolicy], tokens: [{ token: ${newToken} }] }\n`,
  );

describe('opendas directory apply', () => {
  it('shows what would change with --dry-run, changes nothing; then does it while a server runs', async () => {
    const next = directoryFile('next', changed);
    const dry = await runOpendas(['directory', 'apply', '--dry-run', next, ...where]);
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    const lines = dry.stdout.trim().split('\n');
    expect(lines).toContain('+ users b0000000000000000000000000000009');
    expect(lines).toContain('- users b0000000000000000000000000000002');
    expect(lines).toContain(`~ projects ${ids.ownersProject}`);
    expect(lines.at(-1)).toBe('Nothing was applied (--dry-run).');
    expect(dry.stdout).not.toContain(newToken);
    expect([await status(newToken), await status(tokenOf('colleague'))]).toEqual([401, 200]);
    expect((await runOpendas(['directory', 'apply', '--dry-run', next, ...where])).stdout).toBe(dry.stdout);

    const applied = await runOpendas(['directory', 'apply', '--json', next, ...where]);
    expect(applied).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(applied.stdout)).toMatchObject({
      applied: true,
      changes: {
        users: { added: ['b0000000000000000000000000000009'], removed: ['b0000000000000000000000000000002'] },
      },
    });
    expect(applied.stdout).not.toContain(newToken);
    expect([await status(newToken), await status(tokenOf('colleague'))]).toEqual([200, 401]);
    const again = await runOpendas(['directory', 'apply', '--dry-run', next, ...where]);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Nothing changes/) as string });
    const trail = await runOpendas(['audit', 'export', ...where]);
    expect(trail.stdout.match(/opendas:directory:apply/g)).toHaveLength(1);
  });

  it('applies nothing of a file with mistakes', async () => {
    const mistaken = directoryFile('mistaken', storyDirectoryFile.replace('name: reports', 'nome: reports'));
    const refused = await runOpendas(['directory', 'apply', mistaken, ...where]);
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('mistaken.yaml') as string });
    expect(refused.stderr).not.toContain('    at ');
    const before = await runOpendas(['directory', 'apply', '--dry-run', mistaken, ...where]);
    expect(before.code).toBe(1);
  });
});

describe('opendas directory validate', () => {
  it('counts what is in a file', async () => {
    const result = await runOpendas(['directory', 'validate', '--json', file]);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(result.stdout)).toMatchObject({ valid: true, counts: { accounts: 2, projects: 2, users: 5 } });
    const sentence = await runOpendas(['directory', 'validate', file]);
    expect(sentence.stdout).toMatch(/is valid: .*2 accounts, 2 projects, .*5 users/);
  });

  it('lists every mistake with its place, and no secret', async () => {
    const secret = 'canary-token-in-a-mistaken-file';
    const mistaken = directoryFile(
      'mistakes',
      storyDirectoryFile
        .replace('name: production', 'colour: red')
        .replace('name: owner,', `name: owner, token: ${secret},`),
    );
    const { code, stdout, stderr } = await runOpendas(['directory', 'validate', mistaken]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    for (const part of ['colour', 'token', mistaken]) expect(stderr).toContain(part);
    expect(stderr).not.toContain(secret);
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    { args: ['/nowhere/directory.yaml'], code: 1, stderr: /cannot be read: ENOENT/ },
    { args: [], code: 2, stderr: /missing required argument 'file'/ },
  ])('says what is wrong with $args', async ({ args, code, stderr }) => {
    expect(await runOpendas(['directory', 'validate', ...args])).toMatchObject({
      code,
      stdout: '',
      stderr: expect.stringMatching(stderr) as string,
    });
  });
});
