import { existsSync } from 'node:fs';
import type { StoreChoice } from '../configuration/store-choice.ts';
import { migrate, migrationNames, migrationState } from '../store/index.ts';
import { exitCodes } from './command-error.ts';
import { embeddedFolder, withAnyStore } from './with-store.ts';

/** `opendas migrate`: brings the tables up to date, or says whether they need it. */
export function migrateStore(
  choice: StoreChoice,
  { check, json }: { readonly check: boolean; readonly json: boolean },
): Promise<void> {
  return check ? checkTables(choice, json) : withAnyStore(choice, async ({ db }) => print(json, await migrate(db), []));
}

/** Without making an embedded database where there is none. */
async function checkTables(choice: StoreChoice, json: boolean): Promise<void> {
  const folder = embeddedFolder(choice);
  const none = choice.databaseUrl === undefined && !existsSync(folder);
  const { pending } = none ? { pending: migrationNames } : await withAnyStore(choice, ({ db }) => migrationState(db));
  if (none && !json) {
    process.stdout.write(
      `There is no database yet: ${folder} does not exist. \`opendas migrate\` or the first start of the server makes it. ` +
        'If there should be one, name its data directory with --data-dir, or a PostgreSQL database with --database-url.\n',
    );
  } else print(json, [], pending);
  if (pending.length > 0) process.exitCode = exitCodes.failed;
}

function print(json: boolean, run: readonly string[], pending: readonly string[]): void {
  process.stdout.write(json ? `${JSON.stringify({ run, pending }, undefined, 2)}\n` : `${text(run, pending)}\n`);
}

function text(run: readonly string[], pending: readonly string[]): string {
  if (pending.length > 0) return `The tables need these migrations: ${pending.join(', ')}. Run \`opendas migrate\`.`;
  return run.length === 0 ? 'The tables are up to date.' : `Migrated: ${run.join(', ')}. The tables are up to date.`;
}
