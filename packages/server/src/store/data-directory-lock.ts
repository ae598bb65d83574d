import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';

/** The right of one process to use a data directory. */
export interface DataDirectoryLock {
  /** Lets another process use the directory. */
  release(): void;
}

/** Another process uses the data directory. */
export class DataDirectoryInUseError extends Error {
  override readonly name = 'DataDirectoryInUseError';
  /** Process id of the user, where it is known. */
  readonly pid: number | undefined;

  constructor(directory: string, pid: number | undefined) {
    super(
      `The data directory ${directory} is in use by ${pid === undefined ? 'another process' : `process ${pid}`}. ` +
        'Stop it, or name another directory with --data-dir.',
    );
    this.pid = pid;
  }
}

/**
 * Takes a data directory for this process, and creates it (mode 0700) where it is missing: the embedded database has no lock of
 * its own, and two processes on one directory lose data.
 *
 * The lock is one of the operating system on the file `lock` (SQLite takes and keeps it), so it ends with the process
 * however that ends, is given to exactly one of several starters, and does not depend on process ids, which containers and
 * restarts use again. The file `lock.pid` only tells people who has it.
 *
 * @throws DataDirectoryInUseError naming the process that has it.
 */
export async function lockDataDirectory(directory: string): Promise<DataDirectoryLock> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const pidFile = join(directory, 'lock.pid');
  const lock = await takeLock(join(directory, 'lock'));
  if (lock === undefined) throw new DataDirectoryInUseError(directory, await pidOfUser(pidFile));
  const unfinished = `${pidFile}.new`;
  writeFileSync(unfinished, `${process.pid}\n`, { mode: 0o600 });
  renameSync(unfinished, pidFile);
  return {
    release() {
      rmSync(pidFile, { force: true });
      lock.close();
    },
  };
}

/** SQLITE_BUSY (https://www.sqlite.org/rescode.html#busy). */
const busy = 5;

async function takeLock(file: string): Promise<DatabaseSync | undefined> {
  // Versions of Node that are too old do not have it, and are told so by the command.
  const { DatabaseSync } = await import('node:sqlite');
  // Private: whoever can read the file can take the lock.
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    // The journal in memory: nothing is ever written, and no second file appears.
    database.exec('pragma journal_mode = memory; begin exclusive');
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return undefined;
    throw error;
  }
}

async function pidOfUser(file: string): Promise<number | undefined> {
  // The user may have the lock and be about to write its id, over the id of a process that was killed.
  for (let attempt = 0; attempt < 20; attempt++) {
    const pid = readPid(file);
    if (pid !== undefined && isRunning(pid)) return pid;
    await setTimeout(10);
  }
  return undefined;
}

function readPid(file: string): number | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim();
    return /^[1-9][0-9]*$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
