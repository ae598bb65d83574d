import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { SettingsError } from './settings.ts';

/** What stands at a path; `undefined` for nothing. A link is a link. */
function entryAt(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/**
 * Checks that a file can stand at a place in the output folder: that the way leads through folders, not links, which could lead outside,
 * and that nothing but a plain file is there.
 *
 * @throws {@link SettingsError} that names what is in the way.
 */
export function checkPlace(folder: string, name: string): void {
  const root = entryAt(folder);
  // The folder itself may be a link: the caller has named it.
  if (root !== undefined && root.isFile()) throw new SettingsError(`${folder} is a file, not a folder`);
  let path = folder;
  const steps = name.split('/');
  for (const [index, step] of steps.entries()) {
    path = join(path, step);
    const entry = entryAt(path);
    if (entry === undefined) return;
    if (entry.isSymbolicLink()) throw new SettingsError(`${path} is a link; nothing is written through it. Remove it.`);
    const isLast = index === steps.length - 1;
    if (isLast ? !entry.isFile() : !entry.isDirectory()) {
      throw new SettingsError(`${path} is in the way: expected ${isLast ? 'a file' : 'a folder'} or nothing there`);
    }
  }
}

/** Whether there is a plain file at a place in the output folder, to which no link leads. */
export function isOwnPlace(folder: string, name: string): boolean {
  try {
    checkPlace(folder, name);
    return entryAt(join(folder, name))?.isFile() === true;
  } catch {
    return false;
  }
}
