import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite, PGliteOptions } from '@electric-sql/pglite';
import { emptyDatabase } from './empty-database.ts';
import { int8 } from './postgres-pool.ts';

/** The folder of the embedded database holds something else than a whole database. */
export class DamagedDatabaseError extends Error {
  override readonly name = 'DamagedDatabaseError';

  constructor(folder: string) {
    super(
      `${folder} is not a whole database: the file PG_VERSION is missing. Nothing was changed. Restore the folder from a backup, or move it away to begin with an empty database.`,
    );
  }
}

/**
 * Opens the embedded database, and creates it where there is none. Only this user can read the folder. A commit is on disk
 * before it is acknowledged.
 *
 * @param directory - A folder that only this process uses, or `memory`.
 * @param template - What a new database begins with, as `dumpDataDir` of PGlite gives it. Default: nothing but what `initdb` makes.
 * @throws DamagedDatabaseError where the folder has files but no database: it would be overwritten.
 */
export async function openEmbeddedDatabase(
  directory: 'memory' | { readonly path: string },
  template?: Blob,
): Promise<PGlite> {
  // Loaded only where it is used: it takes a noticeable part of the start.
  const { PGlite } = await import('@electric-sql/pglite');
  const common: PGliteOptions = { relaxedDurability: false, parsers: { [int8]: Number } };
  const create = async (folder?: string): Promise<PGlite> =>
    PGlite.create({
      ...common,
      loadDataDir: template ?? (await emptyDatabase()),
      ...(folder !== undefined && { dataDir: folder }),
    });
  if (directory === 'memory') return create();

  const { SyncedFileSystem } = await import('./synced-file-system.ts');
  const { path } = directory;
  if (!existsSync(join(path, 'PG_VERSION'))) {
    if (existsSync(path) && readdirSync(path).length > 0) throw new DamagedDatabaseError(path);
    // Created beside its place and moved there whole, so that a start that was killed is not taken for a damaged database.
    const unfinished = `${path}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true, mode: 0o700 });
    await (await create(unfinished)).close();
    rmSync(path, { recursive: true, force: true });
    renameSync(unfinished, path);
  }
  // PGlite makes files that everybody may write; the folder keeps everybody out.
  chmodSync(path, 0o700);
  return PGlite.create({
    ...common,
    fs: new SyncedFileSystem(path),
    // `-F` is `fsync = off`, which PGlite sets.
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
      '-c',
      'wal_sync_method=fsync',
    ],
  });
}
