import { Command, Option } from 'commander';
import { resolve } from 'node:path';
import * as values from '../configuration/option-values.ts';
import { createAccessKey } from './create-access-key.ts';
import { CommandError } from './command-error.ts';
import { readStandardInput } from './read-standard-input.ts';
import { hashPassword } from '../directory/password-hash.ts';

/** Not checked by commander, whose message would repeat the address with its password. */
function checkedUrl(text: string): string {
  try {
    return values.databaseUrl(text);
  } catch (error) {
    throw new CommandError(`error: --database-url: ${error instanceof Error ? error.message : ''}`, 'usage', {
      cause: error,
    });
  }
}

/** What commander gives for `create-access-key`. */
interface CreateAccessKeyOptions {
  readonly user: string;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly keyFile?: string;
}

/** `opendas directory`: passwords and access keys of users. */
export function directoryCommand(): Command {
  return new Command('directory')
    .description('Passwords and access keys of the users of the directory.')
    .addCommand(hashPasswordCommand())
    .addCommand(createAccessKeyCommand());
}

function hashPasswordCommand(): Command {
  return new Command('hash-password')
    .description('Read a password from standard input and print its hash for the directory file (password_hash).')
    .addHelpText(
      'after',
      '\nExample:\n  $ read -rs PASSWORD && printf %s "$PASSWORD" | opendas directory hash-password',
    )
    .allowExcessArguments(false)
    .exitOverride()
    .action(async () => {
      const password = await readStandardInput();
      if (password === '') throw new CommandError('Standard input has no password.', 'usage');
      process.stdout.write(`${await hashPassword(password)}\n`);
    });
}

function createAccessKeyCommand(): Command {
  return new Command('create-access-key')
    .description(
      'Make an access key for a user and print it as JSON: the secret key is shown this once, and stored encrypted.',
    )
    .requiredOption('--user <id>', 'id of the user, who is in the directory')
    .addOption(
      new Option('--data-dir <path>', 'as for serve; the server must not run on it')
        .env('OPENDAS_DATA_DIR')
        .default('./data'),
    )
    .addOption(new Option('--database-url <url>', 'as for serve; the server may run').env('OPENDAS_DATABASE_URL'))
    .addOption(new Option('--key-file <file>', 'as for serve').env('OPENDAS_KEY_FILE'))
    .allowExcessArguments(false)
    .exitOverride()
    .action(async ({ user, dataDir, databaseUrl, keyFile }: CreateAccessKeyOptions) => {
      const created = await createAccessKey(user, {
        dataDirectory: resolve(dataDir),
        databaseUrl: databaseUrl === undefined ? undefined : checkedUrl(databaseUrl),
        keyFile: keyFile === undefined ? undefined : resolve(keyFile),
      });
      process.stdout.write(`${JSON.stringify(created, undefined, 2)}\n`);
    });
}
