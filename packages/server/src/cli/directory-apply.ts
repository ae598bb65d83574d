import { readFile } from 'node:fs/promises';
import { openAuditLog } from '../audit/index.ts';
import type { StoreChoice } from '../configuration/store-choice.ts';
import { directoryChanges, isUnchanged, type DirectoryChanges } from '../directory-store/directory-changes.ts';
import { parseDirectory, type Directory } from '../directory/index.ts';
import { applyDirectory } from '../directory-store/apply-directory.ts';
import { CommandError } from './command-error.ts';
import { explained } from './explain.ts';
import { withKeys } from './with-store.ts';

/** `opendas directory validate`. */
export async function validateDirectory(file: string, json: boolean): Promise<void> {
  const directory = await readDirectory(file);
  const counts = Object.fromEntries(
    Object.entries(directory).map(([name, rows]: [string, readonly unknown[]]) => [name, rows.length]),
  );
  const list = Object.entries(counts).map(([name, count]) => `${count} ${name.replace('_', ' ')}`);
  process.stdout.write(
    json ? `${JSON.stringify({ valid: true, counts }, undefined, 2)}\n` : `${file} is valid: ${list.join(', ')}.\n`,
  );
}

/** `opendas directory apply`. */
export async function applyDirectoryFile(
  choice: StoreChoice,
  file: string,
  { dryRun, json }: { readonly dryRun: boolean; readonly json: boolean },
): Promise<void> {
  const directory = await readDirectory(file);
  await withKeys(choice, async (store, keyRing) => {
    const changes = await directoryChanges(store, directory);
    if (!dryRun) {
      const audit = await openAuditLog({ store, keyRing, now: Date.now });
      await applyDirectory(store, directory, keyRing, audit);
      await audit.close();
    }
    process.stdout.write(
      json ? `${JSON.stringify({ applied: !dryRun, changes }, undefined, 2)}\n` : text(changes, dryRun),
    );
  });
}

async function readDirectory(file: string): Promise<Directory> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError(
      `The directory file ${file} cannot be read: ${error instanceof Error ? error.message : 'unknown cause'}.`,
      'failed',
      { cause: error },
    );
  });
  return explained(() => parseDirectory(content, file));
}

const signs = { added: '+', removed: '-', changed: '~' } as const;

function text(changes: DirectoryChanges, dryRun: boolean): string {
  const lines = Object.entries(changes).flatMap(([table, rows]) =>
    (['added', 'removed', 'changed'] as const).flatMap((kind) =>
      rows[kind].map((name) => `${signs[kind]} ${table.replace('_', ' ')} ${name}\n`),
    ),
  );
  if (isUnchanged(changes)) return 'Nothing changes (secret keys of access keys are not compared).\n';
  return `${lines.join('')}${dryRun ? 'Nothing was applied (--dry-run).' : 'Applied.'}\n`;
}
