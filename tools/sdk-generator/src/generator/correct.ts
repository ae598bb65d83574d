import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Correction } from './sdk-settings.ts';

/**
 * Puts what is right in the place of what is wrong, everywhere in a folder of a package.
 *
 * @throws Error where nothing is wrong: a newer generator may have mended it, or writes it in another way.
 */
export function correct({ in: folder, wrong, right, because }: Correction, packageFolder: string): void {
  const root = join(packageFolder, folder);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name));
  const mistaken = files.filter((file) => readFileSync(file, 'utf8').includes(wrong));
  if (mistaken.length === 0) {
    throw new Error(
      `sdk.json corrects ${JSON.stringify(wrong)} in ${folder}, which is not there. Look whether it is still so that: ${because}`,
    );
  }
  // A function: "$&" in a text is itself.
  for (const file of mistaken)
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll(wrong, () => right),
    );
}
