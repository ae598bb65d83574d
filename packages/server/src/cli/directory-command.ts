import { Command } from 'commander';
import { createAccessKey } from './create-access-key.ts';
import { CommandError } from './command-error.ts';
import { prepared, storeChoice, storeOptions, type StoreOptions } from './options.ts';
import { readStandardInput } from './read-standard-input.ts';
import { hashPassword } from '../directory/password-hash.ts';

/** What commander gives for `create-access-key`. */
interface CreateAccessKeyOptions extends StoreOptions {
  readonly user: string;
}

/** `opendas directory`: passwords and access keys of users. */
export function directoryCommand(): Command {
  return prepared(new Command('directory'))
    .description('Passwords and access keys of the users of the directory.')
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
      if (password === '') throw new CommandError('Standard input has no password.', 'usage');
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
      const created = await createAccessKey(user, storeChoice(options));
      process.stdout.write(`${JSON.stringify(created, undefined, 2)}\n`);
    });
}
