import { Command, CommanderError } from 'commander';
import { readFileSync } from 'node:fs';
import { auditCommand } from './audit-command.ts';
import { backupCommand, restoreCommand } from './backup-command.ts';
import { checkCommand } from './check-command.ts';
import { CommandError, exitCodes } from './command-error.ts';
import { policyCommand } from './policy-command.ts';
import { directoryCommand } from './directory-command.ts';
import { keysCommand } from './keys-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { serveCommand } from './serve-command.ts';

// The package's own package.json, which has a version.
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

const program = new Command('opendas')
  .description('The open version of the Data Admin Service: share a database login without handing out its password.')
  .version(version)
  .showHelpAfterError('Run with --help to see the options.')
  .exitOverride()
  .addCommand(serveCommand())
  .addCommand(policyCommand())
  .addCommand(directoryCommand())
  .addCommand(auditCommand())
  .addCommand(keysCommand())
  .addCommand(migrateCommand())
  .addCommand(checkCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand());

try {
  await program.parseAsync();
} catch (error) {
  const code = report(error);
  // Ended here, once everything is written: an IPC channel to the starter would keep the process alive.
  process.stderr.write('', () => process.exit(code));
}

/** Prints what a person needs to know, and gives the exit code. */
function report(error: unknown): number {
  // Commander has printed its own errors, and help and version, which are none.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
  if (error instanceof CommandError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : 'Something other than an Error was thrown.';
  process.stderr.write(`The command ended because of an error of its own. Please report it:\n${text}\n`);
  return exitCodes.failed;
}
