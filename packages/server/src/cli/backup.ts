import { existsSync } from 'node:fs';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoreChoice } from '../configuration/store-choice.ts';
import { writePrivateFile } from '../private-file.ts';
import { BackupFileError, backupFile, parseBackupFile } from '../store/backup-file.ts';
import { openEmbeddedDatabase } from '../store/embedded-database.ts';
import { migrationNames, migrationState } from '../store/index.ts';
import { keyEncryptionKeyId } from '../store/key-encryption-key.ts';
import { readKeyFile } from '../secrets/key-file.ts';
import { keyIdOf } from '../secrets/key-ring.ts';
import { openStore } from '../store/store.ts';
import { CommandError } from './command-error.ts';
import { takeDataDirectory } from './data-directory.ts';
import { explain } from './explain.ts';

/** Says where the key must not be. */
const aboutKey = (keyFile: string): string =>
  `The key file ${keyFile} is not in it: keep a copy of that in another place. Without it the saved passwords are lost, with both anybody can read them.`;

/** Writes the embedded store to a file, and reads the file again. */
export async function backup(choice: StoreChoice, file: string): Promise<void> {
  const folder = embeddedFolder(choice);
  if (!existsSync(folder)) throw new CommandError(`There is no database in ${choice.dataDirectory} to back up.`);
  if (existsSync(file)) throw new CommandError(`${file} exists. Name another file; no backup is replaced.`);
  const lock = await takeDataDirectory(choice.dataDirectory);
  try {
    const database = await openEmbeddedDatabase({ path: folder });
    const content = new Uint8Array(await (await database.dumpDataDir('gzip')).arrayBuffer());
    await database.close();
    const { executed, keyId } = await stateOf(folder);
    await writeBackup(
      file,
      backupFile(content, { migrations: executed, key_id: keyId ?? null, created_at: Date.now() }),
    );
    parseBackupFile(await readFile(file));
    process.stdout.write(`Wrote ${file} (${(await stat(file)).size} bytes). ${aboutKey(choice.keyFile)}\n`);
  } catch (error) {
    return explain(error);
  } finally {
    lock.release();
  }
}

/** Makes the embedded store from a backup. */
export async function restore(choice: StoreChoice, file: string, force: boolean): Promise<void> {
  const folder = embeddedFolder(choice);
  const { header, content } = await readBackup(file);
  const known = new Set(migrationNames);
  const unknown = header.migrations.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new CommandError(
      `${file} is from a newer version of the server (${unknown.join(', ')}). Restore it with that version.`,
    );
  }
  await refuseOtherKeys(choice.keyFile, header.key_id, file);
  // Made beside its place, so that a restore that was interrupted leaves what was there.
  const restored = `${folder}.restored`;
  const lock = await takeDataDirectory(choice.dataDirectory);
  try {
    if (existsSync(folder) && !force) {
      throw new CommandError(
        `${folder} exists. Name another data directory, or use --force, which moves that database aside. Nothing was changed.`,
      );
    }
    await rm(restored, { recursive: true, force: true });
    const template = new Blob([Buffer.from(content)], { type: 'application/x-gzip' });
    await (await openEmbeddedDatabase({ path: restored }, template)).close();
    const { keyId } = await stateOf(restored);
    if ((keyId ?? null) !== header.key_id) throw new CommandError(`${file} holds another database than it says.`);
    const aside = `${folder}.replaced-${Date.now()}`;
    const replaced = existsSync(folder);
    if (replaced) await rename(folder, aside);
    await rename(restored, folder);
    process.stdout.write(
      `Restored ${folder} from ${file}.${replaced ? ` What was there is in ${aside}.` : ''} The server needs the key file with key ${header.key_id ?? '(none)'}: put it at ${choice.keyFile}, or name it with --key-file.\n`,
    );
  } catch (error) {
    await rm(restored, { recursive: true, force: true });
    return explain(error);
  } finally {
    lock.release();
  }
}

/** @throws CommandError where there is a key file without the key of the backup: nothing could be read with it. */
async function refuseOtherKeys(keyFile: string, keyId: string | null, file: string): Promise<void> {
  const keys = await readKeyFile(keyFile).catch(explain);
  if (keys === undefined || keyId === null || keys.map(keyIdOf).includes(keyId)) return;
  throw new CommandError(
    `The key file ${keyFile} does not have the key ${keyId}, which ${file} needs. Name the key file that was used when it was written with --key-file. Nothing was changed.`,
  );
}

function embeddedFolder({ databaseUrl, dataDirectory }: StoreChoice): string {
  if (databaseUrl !== undefined) {
    throw new CommandError('A PostgreSQL database is backed up with pg_dump, and restored with pg_restore.', 'usage');
  }
  return join(dataDirectory, 'database');
}

async function stateOf(folder: string): Promise<{ executed: readonly string[]; keyId: string | undefined }> {
  const store = await openStore({ kind: 'embedded', directory: { path: folder } }, 'asTheyAre');
  try {
    const { executed } = await migrationState(store.db);
    return { executed, keyId: executed.length === 0 ? undefined : await keyEncryptionKeyId(store.db) };
  } finally {
    await store.close();
  }
}

async function readBackup(file: string): Promise<ReturnType<typeof parseBackupFile>> {
  try {
    return parseBackupFile(await readFile(file));
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown cause';
    throw new CommandError(
      error instanceof BackupFileError
        ? `${file} cannot be restored. ${why} Nothing was changed.`
        : `${file} cannot be read: ${why}. Nothing was changed.`,
      'failed',
      { cause: error },
    );
  }
}

async function writeBackup(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writePrivateFile(file, bytes);
  } catch (error) {
    throw new CommandError(`${file} cannot be written: ${error instanceof Error ? error.message : ''}.`, 'failed', {
      cause: error,
    });
  }
}
