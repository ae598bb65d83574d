import { Command } from 'commander';
import { CommandError } from './command-error.ts';
import { prepared, storeChoice, storeOptions, type StoreOptions } from './options.ts';
import { readStandardInput } from './read-standard-input.ts';
import { hashPassword } from '../directory/password-hash.ts';

/** What commander gives for `create-access-key`. */
interface CreateAccessKeyOptions extends StoreOptions {
  readonly user: string;
}

/** `opendas directory`. */
export function directoryCommand(): Command {
  return prepared(new Command('directory'))
    .description('Check and apply directory files; passwords and access keys of users.')
    .addCommand(validateCommand())
    .addCommand(applyCommand())
    .addCommand(hashPasswordCommand())
    .addCommand(createAccessKeyCommand());
}

function hashPasswordCommand(): Command {
  return prepared(new Command('hash-password'))
    .description('Read a password from standard input and print its hash for the directory file (password_hash).')
    .addHelpText(
      'after',
      '\nExample:\n  $ read -rs PASSWORD && printf %s "$PASSWORD" | opendas directory hash-password',
    )
    .action(async () => {
      const password = await readStandardInput();
      if (password === '')
        throw new CommandError(
          'Standard input has no password. Send it one: printf %s "$PASSWORD" | opendas directory hash-password',
          'usage',
        );
      process.stdout.write(`${await hashPassword(password)}\n`);
    });
}

function createAccessKeyCommand(): Command {
  const command = prepared(new Command('create-access-key')).description(
    'Make an access key for a user and print it as JSON: the secret key is shown this once, and stored encrypted.',
  );
  for (const one of storeOptions()) command.addOption(one);
  return command
    .requiredOption('--user <id>', 'id of the user, who is in the directory')
    .addHelpText(
      'after',
      '\nServers on PostgreSQL may run meanwhile; that of an embedded store must be stopped.\n\nExample:\n  $ opendas directory create-access-key --user 0d1f7c6b5a4e4938a7b6c5d4e3f20191 --data-dir /var/lib/opendas',
    )
    .action(async ({ user, ...options }: CreateAccessKeyOptions) => {
      const { createAccessKey } = await import('./create-access-key.ts');
      const created = await createAccessKey(user, storeChoice(options));
      process.stdout.write(`${JSON.stringify(created, undefined, 2)}\n`);
    });
}

function validateCommand(): Command {
  return prepared(new Command('validate'))
    .description('Check a directory file, and list every mistake.')
    .argument('<file>', 'directory file')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 valid, 1 not (all mistakes are printed), 2 not called as documented.\n\nExample:\n  $ opendas directory validate directory.yaml',
    )
    .action(async (file: string, { json }: { readonly json?: boolean }) => {
      const { validateDirectory } = await import('./directory-apply.ts');
      await validateDirectory(file, json === true);
    });
}

const applyExamples = `
Servers on PostgreSQL use the new directory at once; the server of an embedded store must be stopped. A server that is started with
another --directory later applies that one.

Exit codes: 0 done, 1 not done (nothing was changed), 2 not called as documented.

Examples:
  $ opendas directory apply --dry-run directory.yaml
      Prints what would change: + added, - removed, ~ changed.
  $ OPENDAS_DATABASE_URL=postgres://opendas:secret@db/opendas opendas directory apply --key-file key directory.yaml`;

function applyCommand(): Command {
  const command = prepared(new Command('apply')).description('Make the directory of the store that of a file.');
  for (const one of storeOptions()) command.addOption(one);
  return command
    .argument('<file>', 'directory file')
    .option('--dry-run', 'change nothing, and print what would change')
    .option('--json', 'print JSON')
    .addHelpText('after', applyExamples)
    .action(async (file: string, options: StoreOptions & { readonly dryRun?: boolean; readonly json?: boolean }) => {
      const { applyDirectoryFile } = await import('./directory-apply.ts');
      const { dryRun = false, json = false } = options;
      await applyDirectoryFile(storeChoice(options), file, { dryRun, json });
    });
}
