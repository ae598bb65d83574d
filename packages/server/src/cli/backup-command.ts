import { Command } from 'commander';
import { prepared, storeChoice, storeOptions, type StoreOptions } from './options.ts';

const backupExamples = `
For the embedded store; PostgreSQL has pg_dump. The server must be stopped. The key file is not in the backup: keep a copy of it in another
place. With both anybody can read the saved passwords, without it nobody can.

Exit codes: 0 done, 1 not done, 2 not called as documented.

Example:
  $ opendas backup --data-dir /var/lib/opendas opendas-2026-11-24.backup`;

/** `opendas backup`. */
export function backupCommand(): Command {
  const command = prepared(new Command('backup')).description('Write the embedded store to a file.');
  for (const one of storeOptions()) command.addOption(one);
  return command
    .argument('<file>', 'file to write; it must not exist')
    .addHelpText('after', backupExamples)
    .action(async (file: string, options: StoreOptions) => {
      const { backup } = await import('./backup.ts');
      await backup(storeChoice(options), file);
    });
}

const restoreExamples = `
A data directory that has a database already is refused; with --force its database is moved aside and kept.

Exit codes: 0 done, 1 not done (nothing was changed), 2 not called as documented.

Example:
  $ opendas restore --data-dir /var/lib/opendas --key-file /safe/key opendas-2026-11-24.backup`;

/** `opendas restore`. */
export function restoreCommand(): Command {
  const command = prepared(new Command('restore')).description('Make an embedded store from a backup.');
  for (const one of storeOptions()) command.addOption(one);
  return command
    .argument('<file>', 'file that `opendas backup` wrote')
    .option('--force', 'also where there is a database, which is moved aside')
    .addHelpText('after', restoreExamples)
    .action(async (file: string, options: StoreOptions & { readonly force?: boolean }) => {
      const { restore } = await import('./backup.ts');
      await restore(storeChoice(options), file, options.force === true);
    });
}
