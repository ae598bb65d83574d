import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** Editors save in several steps; changes closer together than this, in milliseconds, are one. */
const quiet = 100;

/**
 * Runs a function now, and again whenever one of the files that it read changes.
 *
 * @param run - Gives the paths of the files to watch until the next run.
 * @returns A function that ends watching.
 */
export function watchFiles(run: () => readonly string[]): () => void {
  let watchers: readonly FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    clearTimeout(timer);
    timer = setTimeout(start, quiet);
  };
  const close = (): void => {
    for (const watcher of watchers) watcher.close();
  };
  function start(): void {
    close();
    watchers = byFolder(run()).map(([folder, names]) =>
      // Editors replace files: their folder is watched, which stays.
      watch(folder, (_event, name) => {
        if (name === null || names.has(name)) again();
      }),
    );
  }
  start();
  return () => {
    clearTimeout(timer);
    close();
  };
}

function byFolder(files: readonly string[]): readonly (readonly [folder: string, names: ReadonlySet<string>])[] {
  const folders = new Map<string, Set<string>>();
  for (const file of files.map((path) => resolve(path))) {
    folders.set(dirname(file), (folders.get(dirname(file)) ?? new Set()).add(basename(file)));
  }
  return [...folders];
}
