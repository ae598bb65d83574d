import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataDirectoryInUseError, lockDataDirectory } from './index.ts';

let directory: string;
let started: ChildProcess[];
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'opendas-lock-')), 'data');
  started = [];
});
afterEach(async () => {
  for (const child of started) await kill(child);
  await rm(join(directory, '..'), { recursive: true, force: true });
});

/** Another process that takes the lock and keeps it, and what it says: `locked`, or the message of its error. */
async function starter(): Promise<{ readonly child: ChildProcess; readonly says: string }> {
  const program = `
    import { lockDataDirectory } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)};
    try {
      const lock = await lockDataDirectory(${JSON.stringify(directory)});
      process.on('SIGTERM', () => { lock.release(); process.exit(0); });
      process.stdout.write('locked');
      setInterval(() => {}, 1000);
    } catch (error) {
      process.stdout.write(error.message);
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  return { child, says: String((await once(child.stdout, 'data'))[0]) };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

describe('lockDataDirectory', () => {
  it('creates the directory for this user alone', async () => {
    const lock = await lockDataDirectory(directory);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    lock.release();
  });

  it('refuses a directory that another process uses, and names that process', async () => {
    const { child, says } = await starter();
    expect(says).toBe('locked');
    await expect(lockDataDirectory(directory)).rejects.toThrow(
      `The data directory ${directory} is in use by process ${child.pid}. Stop it, or name another directory with --data-dir.`,
    );
    await expect(lockDataDirectory(directory)).rejects.toMatchObject({ pid: child.pid });
  });

  it('refuses a directory that this process uses already', async () => {
    const lock = await lockDataDirectory(directory);
    await expect(lockDataDirectory(directory)).rejects.toMatchObject({ pid: process.pid });
    lock.release();
  });

  it('takes over from a process that was killed', async () => {
    const { child } = await starter();
    await kill(child);
    expect(existsSync(join(directory, 'lock.pid'))).toBe(true);
    const lock = await lockDataDirectory(directory);
    lock.release();
  });

  it('does not mistake a process that has the id of a killed one for the user', async () => {
    const earlier = await lockDataDirectory(directory);
    earlier.release();
    // As after a restart in a container, where ids begin again: this process runs, and does not have the lock.
    await writeFile(join(directory, 'lock.pid'), `${process.ppid}\n`);
    const lock = await lockDataDirectory(directory);
    expect(readFileSync(join(directory, 'lock.pid'), 'utf8')).toBe(`${process.pid}\n`);
    lock.release();
  });

  it('names the process that took over from a killed one', async () => {
    const first = await starter();
    await kill(first.child);
    const second = await starter();
    await expect(lockDataDirectory(directory)).rejects.toMatchObject({ pid: second.child.pid });
  });

  it('gives the directory to exactly one of several that start at once, also over a killed one', async () => {
    const former = await starter();
    await kill(former.child);
    const starters = await Promise.all([starter(), starter(), starter(), starter()]);
    const winners = starters.filter(({ says }) => says === 'locked');
    expect(winners).toHaveLength(1);
    for (const { says } of starters.filter((one) => !winners.includes(one))) {
      expect(says).toContain(`is in use by process ${winners[0]!.child.pid}.`);
    }
  });

  it('is free after a release in order', async () => {
    const { child } = await starter();
    await kill(child, 'SIGTERM');
    expect(child.exitCode).toBe(0);
    expect(existsSync(join(directory, 'lock.pid'))).toBe(false);
    const lock = await lockDataDirectory(directory);
    lock.release();
  });

  it('does not take a directory for another one', async () => {
    const one = await lockDataDirectory(directory);
    const other = await lockDataDirectory(join(directory, 'other'));
    one.release();
    other.release();
    await expect(lockDataDirectory(directory).then((lock) => lock.release())).resolves.toBeUndefined();
  });

  it('has an error of its own', () => {
    expect(new DataDirectoryInUseError('/data', undefined).message).toContain('/data is in use by another process.');
  });
});
