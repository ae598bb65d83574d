import { Command } from 'commander';
import { CommandError } from './command-error.ts';
import { prepared, storeChoice, storeOptions, type StoreOptions } from './options.ts';

interface RotateOptions extends StoreOptions {
  readonly prepare?: boolean;
  readonly dataKeys?: boolean;
  readonly resume?: boolean;
  readonly json?: boolean;
}

/** `opendas keys`. */
export function keysCommand(): Command {
  return prepared(new Command('keys'))
    .description('Change the keys that encrypt saved passwords.')
    .addCommand(rotateCommand())
    .addCommand(dropUnusedCommand());
}

const rotateExamples = `
Servers on PostgreSQL go on meanwhile; that of an embedded store must be stopped. A run that was interrupted is finished by starting it
again. docs/keys.md has the steps for several servers.

Exit codes: 0 done, 1 not done (nothing is lost: start it again), 2 not called as documented.

Examples:
  $ opendas keys rotate --data-dir /var/lib/opendas
      Adds a new key to the key file, and encrypts all data keys with it.
  $ opendas keys rotate --prepare --key-file key
      Adds the new key only. Copy the file to all servers, then run \`opendas keys rotate --key-file key\`.
  $ opendas keys rotate --data-keys
      Makes new data keys too, and encrypts all secrets with them.`;

function rotateCommand(): Command {
  const command = prepared(new Command('rotate')).description('Encrypt with new keys.');
  for (const one of storeOptions()) command.addOption(one);
  return command
    .option('--prepare', 'only add a new key to the key file')
    .option('--data-keys', 'make new data keys, and encrypt every secret with them')
    .option('--resume', 'with --data-keys: make no new data keys, only encrypt what is left')
    .option('--json', 'print JSON')
    .addHelpText('after', rotateExamples)
    .action(async (options: RotateOptions) => {
      if (options.resume === true && options.dataKeys !== true) {
        throw new CommandError('--resume goes with --data-keys. Add --data-keys, or leave out --resume.', 'usage');
      }
      if (options.prepare === true && options.dataKeys === true) {
        throw new CommandError(
          '--prepare is about the key file, --data-keys about what it encrypts. Leave out --prepare or --data-keys.',
          'usage',
        );
      }
      const { keysRotate, dataKeysRenew } = await import('./keys.ts');
      const { json = false, prepare = false, resume = false } = options;
      if (options.dataKeys === true) await dataKeysRenew(storeChoice(options), { json, newKeys: !resume });
      else await keysRotate(storeChoice(options), { json, prepareOnly: prepare });
    });
}

const dropExamples = `
Run it when the key file of every server has the new key.

Example:
  $ opendas keys drop-unused --data-dir /var/lib/opendas`;

function dropUnusedCommand(): Command {
  const command = prepared(new Command('drop-unused')).description(
    'Remove keys from the key file that nothing is encrypted with any more.',
  );
  for (const one of storeOptions()) command.addOption(one);
  return command
    .option('--json', 'print JSON')
    .addHelpText('after', dropExamples)
    .action(async (options: RotateOptions) => {
      const { keysDropUnused } = await import('./keys.ts');
      await keysDropUnused(storeChoice(options), options.json === true);
    });
}
