import type { StoreChoice } from '../configuration/store-choice.ts';
import { migrate, migrationState } from '../store/index.ts';
import { exitCodes } from './command-error.ts';
import { withAnyStore } from './with-store.ts';

/** `opendas migrate`: brings the tables up to date, or says whether they need it. */
export function migrateStore(
  choice: StoreChoice,
  { check, json }: { readonly check: boolean; readonly json: boolean },
): Promise<void> {
  return withAnyStore(choice, async ({ db }) => {
    const before = await migrationState(db);
    const run = check ? [] : await migrate(db);
    const pending = check ? before.pending : [];
    process.stdout.write(json ? `${JSON.stringify({ run, pending }, undefined, 2)}\n` : `${text(run, pending)}\n`);
    if (pending.length > 0) process.exitCode = exitCodes.failed;
  });
}

function text(run: readonly string[], pending: readonly string[]): string {
  if (pending.length > 0) return `The tables need these migrations: ${pending.join(', ')}. Run \`opendas migrate\`.`;
  return run.length === 0 ? 'The tables are up to date.' : `Migrated: ${run.join(', ')}. The tables are up to date.`;
}
