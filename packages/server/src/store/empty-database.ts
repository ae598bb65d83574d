import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where the build puts the empty database (`scripts/empty-database.ts`), seen from the sources and from what is built of them. */
export const emptyDatabaseFile = fileURLToPath(new URL('../../dist/empty-database.tar.gz', import.meta.url));

/**
 * The data directory of a database without tables, as `initdb` of the installed PGlite makes it.
 *
 * @throws Error where the package was not built.
 */
export async function emptyDatabase(): Promise<Blob> {
  try {
    return new Blob([await readFile(emptyDatabaseFile)], { type: 'application/x-gzip' });
  } catch (cause) {
    throw new Error(`${emptyDatabaseFile} cannot be read. Install the package again, or build it: pnpm run build.`, {
      cause,
    });
  }
}
