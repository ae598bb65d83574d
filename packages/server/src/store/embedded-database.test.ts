import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamagedDatabaseError, openEmbeddedDatabase } from './embedded-database.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opendas-database-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('openEmbeddedDatabase', () => {
  it('creates a database that only this user can reach, and syncs its commits', async () => {
    const path = join(folder, 'database');
    mkdirSync(path, { mode: 0o755 });
    const database = await openEmbeddedDatabase({ path });
    const { rows } = await database.query<{ fsync: string }>('show fsync');
    await database.close();
    expect({ mode: modeOf(path), rows }).toEqual({ mode: 0o700, rows: [{ fsync: 'on' }] });
  });

  it('begins again where a first start was killed', async () => {
    const path = join(folder, 'database');
    mkdirSync(`${path}.new`);
    writeFileSync(join(`${path}.new`, 'half'), '');
    await (await openEmbeddedDatabase({ path })).close();
    expect([existsSync(join(path, 'PG_VERSION')), existsSync(`${path}.new`)]).toEqual([true, false]);
  });

  it('does not overwrite a folder that has lost a part of its database', async () => {
    const path = join(folder, 'database');
    mkdirSync(path);
    writeFileSync(join(path, 'pg_control'), 'kept');
    await expect(openEmbeddedDatabase({ path })).rejects.toThrow(DamagedDatabaseError);
    expect(readFileSync(join(path, 'pg_control'), 'utf8')).toBe('kept');
  });
});
