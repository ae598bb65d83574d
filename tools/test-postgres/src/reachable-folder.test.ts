import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reachableByEveryone, reachableCopy, reachableTemporaryFolder } from './reachable-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(await reachableTemporaryFolder(), 'reachable-folder-'));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('reachableByEveryone', () => {
  it.each([
    { mode: 0o755, want: true },
    { mode: 0o711, want: true },
    { mode: 0o700, want: false },
    { mode: 0o744, want: false },
  ])('is $want below a folder of mode $mode', async ({ mode, want }) => {
    const inner = join(folder, 'inner');
    await mkdir(inner, { mode: 0o755 });
    await chmod(folder, mode);
    expect(await reachableByEveryone(inner)).toBe(want);
  });
});

describe('reachableCopy', () => {
  it('copies what lies below a private folder to where everybody may read it, once', async () => {
    const source = join(folder, 'private', 'native');
    await mkdir(join(source, 'bin'), { recursive: true });
    await writeFile(join(source, 'bin', 'postgres'), 'program', { mode: 0o755 });
    await writeFile(join(source, 'libpq.a'), 'not needed');
    await chmod(dirname(source), 0o700);
    const name = join(basename(folder), 'copy');

    const copies = await Promise.all([reachableCopy(source, name), reachableCopy(source, name)]);

    expect(new Set(copies).size).toBe(1);
    expect(await reachableByEveryone(copies[0])).toBe(true);
    expect(await readFile(join(copies[0], 'bin', 'postgres'), 'utf8')).toBe('program');
    await expect(stat(join(copies[0], 'libpq.a'))).rejects.toThrow(/ENOENT/);
    await rm(source, { recursive: true });
    expect(await reachableCopy(source, name)).toBe(copies[0]);
  });

  it('refuses a copy that others may write', async () => {
    const copy = join(folder, 'copy');
    await mkdir(copy);
    await chmod(copy, 0o777);
    await expect(reachableCopy(folder, join(basename(folder), 'copy'))).rejects.toThrow(/can be written by others/);
  });
});
