import { Command } from 'commander';
import { prepared, storeChoice, storeOptions, type StoreOptions } from './options.ts';

const examples = `
The server does the same when it starts.

Exit codes: 0 up to date; 1 not (with --check: a migration is needed, or there is no database yet), 2 not called as documented.

Examples:
  $ opendas migrate --data-dir /var/lib/opendas
  $ OPENDAS_DATABASE_URL=postgres://opendas:secret@db/opendas opendas migrate --check`;

/** `opendas migrate`. */
export function migrateCommand(): Command {
  const command = prepared(new Command('migrate')).description('Bring the tables of the database up to date.');
  for (const one of storeOptions()) command.addOption(one);
  return command
    .option('--check', 'change nothing, and say whether it is needed')
    .option('--json', 'print JSON')
    .addHelpText('after', examples)
    .action(async (options: StoreOptions & { readonly check?: boolean; readonly json?: boolean }) => {
      const { migrateStore } = await import('./migrate.ts');
      await migrateStore(storeChoice(options), { check: options.check === true, json: options.json === true });
    });
}
