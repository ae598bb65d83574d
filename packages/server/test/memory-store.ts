import { randomBytes } from 'node:crypto';
import { readFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { openStore, type Store } from '../src/store/index.ts';

/** An embedded store in memory, in half a second: the empty database is made once for a version of PGlite, and kept in `node_modules`. */
export async function openMemoryStore(): Promise<Store> {
  return openStore({ kind: 'embedded', directory: 'memory', template: await emptyDatabase() });
}

async function emptyDatabase(): Promise<Blob> {
  const file = await templateFile();
  const kept = await readFile(file).catch(() => undefined);
  if (kept !== undefined) return new Blob([kept]);
  const database = await PGlite.create();
  const template = await database.dumpDataDir('none');
  await database.close();
  await mkdir(dirname(file), { recursive: true });
  // Other test files make it at the same time: none may see half of it.
  const unfinished = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(unfinished, template.stream());
  await rename(unfinished, file);
  return template;
}

/** Named by the version, so that a new PGlite makes a new one. */
async function templateFile(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const description: unknown = JSON.parse(await readFile(join(dirname(entry), '..', 'package.json'), 'utf8'));
  const version = String(Reflect.get(Object(description), 'version'));
  return fileURLToPath(new URL(`../node_modules/.cache/empty-database-${version}.tar`, import.meta.url));
}
