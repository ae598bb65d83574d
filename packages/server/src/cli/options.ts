import { InvalidArgumentError, Option, type Command } from 'commander';
import { resolve } from 'node:path';
import * as values from '../configuration/option-values.ts';
import type { StoreChoice } from '../configuration/store-choice.ts';
import { CommandError } from './command-error.ts';

/** An option that the environment can give too, as `OPENDAS_` and the variable. */
export function option(flags: string, description: string, variable: string): Option {
  return new Option(flags, description).env(`OPENDAS_${variable}`);
}

/** Lets commander report what is wrong with a value. */
export function checked<Value>(parse: (text: string) => Value): (text: string) => Value {
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      throw new InvalidArgumentError(error instanceof Error ? error.message : 'Not a valid value.');
    }
  };
}

/** What commander gives for `storeOptions`. */
export interface StoreOptions {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly keyFile?: string;
}

/** The options that choose the store, the same for every command. */
export function storeOptions(): readonly Option[] {
  return [
    option('--data-dir <path>', 'where the embedded database, the key file and the lock are', 'DATA_DIR')
      .default('./data')
      .argParser(checked(values.filePath)),
    option('--database-url <url>', 'use this PostgreSQL database instead of the embedded one', 'DATABASE_URL'),
    option(
      '--key-file <file>',
      'key that encrypts saved passwords (default: the file key in the data directory)',
      'KEY_FILE',
    ).argParser(checked(values.filePath)),
  ];
}

/** The store that the options choose, with absolute paths. */
export function storeChoice(options: StoreOptions): StoreChoice {
  return {
    dataDirectory: resolve(options.dataDir),
    databaseUrl: options.databaseUrl === undefined ? undefined : databaseUrlOf(options.databaseUrl),
    keyFile: resolve(options.keyFile ?? `${options.dataDir}/key`),
  };
}

/** Not checked by commander, whose message would repeat the address with its password. */
function databaseUrlOf(text: string): string {
  try {
    return values.databaseUrl(text);
  } catch (error) {
    throw new CommandError(`error: --database-url: ${error instanceof Error ? error.message : ''}`, 'usage', {
      cause: error,
    });
  }
}

/** A switch. Commander takes any value of a variable as `true`, `false` too. */
export function flag(command: Command, name: string): boolean {
  if (command.getOptionValueSource(name) !== 'env') return command.getOptionValue(name) === true;
  const variable = command.options.find((option_) => option_.attributeName() === name)?.envVar ?? '';
  const value = process.env[variable] ?? '';
  if (['true', '1'].includes(value)) return true;
  if (['false', '0', ''].includes(value)) return false;
  throw new CommandError(`error: ${variable}: expected true or false, got '${value}'.`, 'usage');
}

/** Whether the directory is the one of the demo. @throws CommandError where a file of another one is named too. */
export function demoFlag(command: Command, directoryFile: string | undefined): boolean {
  const demo = flag(command, 'demo');
  if (demo && directoryFile !== undefined) {
    throw new CommandError('--demo makes up a directory of its own. Leave out --demo or --directory.', 'usage');
  }
  return demo;
}

/** A command that reports mistakes in its use like every other. */
export function prepared(command: Command): Command {
  return command.showHelpAfterError('Run with --help to see the options.').allowExcessArguments(false).exitOverride();
}
