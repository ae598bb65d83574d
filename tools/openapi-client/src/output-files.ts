import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Names of the files that are missing or have another text. */
export function staleFiles(folder: string, files: ReadonlyMap<string, string>): readonly string[] {
  return [...files]
    .filter(([name, text]) => !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== text)
    .map(([name]) => name);
}

/** Writes the files that differ from what is there; the others keep their time. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const name of staleFiles(folder, files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, files.get(name) ?? '');
  }
}
