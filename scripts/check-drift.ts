/**
 * Checks that generation is reproducible: deletes everything generated, generates it again from nothing, and compares the
 * bytes. Also checks that no committed file has changed by that.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

generate();
const before = hashes();
for (const folder of generatedFolders()) rmSync(join(root, folder), { recursive: true });
generate();
const after = hashes();

const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
  (file) => before.get(file) !== after.get(file),
);
const uncommitted =
  process.env['CI'] === undefined
    ? ''
    : execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });

if (changed.length > 0) console.error(`Generated differently the second time:\n${changed.join('\n')}`);
if (uncommitted !== '') console.error(`Generation left changes in the checkout:\n${uncommitted}`);
if (changed.length > 0 || uncommitted !== '') process.exit(1);
console.log(`${after.size} generated files have the same bytes after generating them again.`);

function generate(): void {
  // --force: from the generators, not from turbo's cache.
  execFileSync('turbo', ['run', 'generate', '--force', '--output-logs=errors-only'], { cwd: root, stdio: 'inherit' });
}

function generatedFolders(): string[] {
  // The SDKs of other languages are a task of their own.
  return globSync('{spec,packages/*,tools/*}/{,src/}generated', { cwd: root }).filter(
    (path) => statSync(join(root, path)).isDirectory() && !path.startsWith('packages/sdk-'),
  );
}

function hashes(): Map<string, string> {
  const files = generatedFolders().flatMap((folder) => globSync(`${folder}/**/*`, { cwd: root }));
  return new Map(
    files
      .filter((file) => statSync(join(root, file)).isFile())
      .toSorted((one, other) => (one < other ? -1 : 1))
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(root, file)))
          .digest('hex'),
      ]),
  );
}
