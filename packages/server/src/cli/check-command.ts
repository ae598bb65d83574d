import { Command } from 'commander';
import * as values from '../configuration/option-values.ts';
import { checked, demoFlag, option, prepared, storeChoice, storeOptions, type StoreOptions } from './options.ts';

interface CheckOptions extends StoreOptions {
  readonly host: string;
  readonly port: number;
  readonly directory?: string;
  readonly json?: boolean;
}

const examples = `
Nothing is changed or created. A port that is in use by the server itself counts as not free: check before you start it.

Exit codes: 0 everything is right, 1 something is not, 2 not called as documented.

Examples:
  $ opendas check --directory directory.yaml --data-dir /var/lib/opendas
  $ opendas check --demo
  $ OPENDAS_DATABASE_URL=postgres://opendas:secret@db/opendas opendas check --directory directory.yaml --json`;

/** `opendas check`. */
export function checkCommand(): Command {
  const command = prepared(new Command('check')).description('Check the configuration before the server is started.');
  for (const one of storeOptions()) command.addOption(one);
  return command
    .addOption(
      option('--host <address>', 'address to listen on', 'HOST').default('127.0.0.1').argParser(checked(values.host)),
    )
    .addOption(option('--port <number>', 'port to listen on', 'PORT').default(8080).argParser(checked(values.port)))
    .addOption(
      option('--directory <file>', 'default: directory.yaml in the data directory', 'DIRECTORY').argParser(
        checked(values.filePath),
      ),
    )
    .addOption(option('--demo', 'check what `serve --demo` will serve', 'DEMO'))
    .option('--json', 'print JSON')
    .addHelpText('after', examples)
    .action(async (options: CheckOptions) => {
      const { check } = await import('./check.ts');
      const { host, port, directory, json = false } = options;
      const demo = demoFlag(command, directory);
      await check({ ...storeChoice(options), host, port, directoryFile: directory, demo, json });
    });
}
