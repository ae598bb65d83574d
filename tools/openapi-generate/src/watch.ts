import { statSync } from 'node:fs';

/** How often files are looked at, in milliseconds. */
const interval = 200;

/**
 * Runs a function now, and again whenever one of the files that it read changes, vanishes or comes back. Files are looked at again and again:
 * events of the file system are lost where a folder is replaced, and come in several where an editor saves.
 *
 * @param run - Gives the paths of the files to watch until the next run; they need not exist.
 * @returns A function that ends watching.
 */
export function watchFiles(run: () => readonly string[]): () => void {
  let files = run();
  let before = stateOf(files);
  const timer = setInterval(() => {
    const seen = stateOf(files);
    if (seen === before) return;
    const next = run();
    // What changes while it runs is seen the next time.
    before = next.join('\n') === files.join('\n') ? seen : stateOf(next);
    files = next;
  }, interval);
  return () => clearInterval(timer);
}

/** A text that differs where any of the files does. */
function stateOf(files: readonly string[]): string {
  return files
    .map((file) => {
      const { mtimeMs, size, ino } = statSync(file, { throwIfNoEntry: false }) ?? {};
      return `${file} ${mtimeMs} ${size} ${ino}`;
    })
    .join('\n');
}
