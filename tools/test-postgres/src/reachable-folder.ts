import { chmod, cp, lstat, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** Whether every user may enter the folder, that is, whether it and all its parents have the x bit for others. */
export async function reachableByEveryone(folder: string): Promise<boolean> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const { mode } = await stat(at);
    if ((mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** A folder for temporary files that every user may enter: `$TMPDIR` unless it lies below a private folder. */
export async function reachableTemporaryFolder(): Promise<string> {
  for (const folder of [tmpdir(), '/tmp', '/var/tmp']) {
    if (await reachableByEveryone(folder).catch(() => false)) return folder;
  }
  throw new Error(
    `No folder for temporary files is open to every user (looked at ${tmpdir()}, /tmp and /var/tmp). Set TMPDIR to one.`,
  );
}

/**
 * Copies a folder to where every user may read it, once: later calls find the copy.
 *
 * @param name - Name of the copy below the temporary folder; says what it is and which version.
 */
export async function reachableCopy(folder: string, name: string): Promise<string> {
  const temporary = await reachableTemporaryFolder();
  const copy = join(temporary, name);
  if (await isOwnFolder(copy)) return copy;
  // The copy gets its name only when it is complete, so that another process never sees half of it.
  const unfinished = await mkdtemp(`${copy}-`);
  await cp(folder, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    // Static libraries and package descriptions are for compiling against PostgreSQL.
    filter: (source) => !source.endsWith('.a') && basename(source) !== 'pkgconfig',
  });
  await chmod(unfinished, 0o755);
  try {
    await rename(unfinished, copy);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another process was faster: its copy is as good.
    if (await isOwnFolder(copy)) return copy;
    throw error;
  }
  return copy;
}

/** In a folder open to all, somebody else may have put programs of his own under the name. */
async function isOwnFolder(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (found === undefined) return false;
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) {
    throw new Error(`${folder} belongs to another user or can be written by others. Remove it and run again.`);
  }
  return true;
}
