#!/usr/bin/env node
import { Command, Option } from 'commander';
import { updateCommand } from './cli/update-command.ts';
import { verifyCommand, type VerifyOptions } from './cli/verify-command.ts';
import { committedFiles } from './pact/committed-files.ts';

const program = new Command('opendas-contracts')
  .description('Pact contracts of the DAS connection sharing API.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program
  .command('verify')
  .description(
    'verify a server: every request of the pact, in its provider state, must be answered as the pact and the document say',
  )
  .option('--provider-url <url>', 'server to verify; the server of this repository is started where left out')
  .option('--state-change-url <url>', 'where to POST {"action": "setup", "state", "params"} before each request')
  .addOption(
    new Option('--store <store>', 'store of the server that is started')
      .choices(['embedded', 'postgresql', 'all'])
      .default('embedded'),
  )
  .option('--pact <file>', 'pact file', committedFiles.pact)
  .option('--report <folder>', 'folder for verify.json: {passed, failed, results, problems}', '.reports')
  .addHelpText(
    'after',
    `
Examples:
  opendas-contracts verify --provider-url http://127.0.0.1:8080 --state-change-url http://127.0.0.1:8081/state
  opendas-contracts verify --store all

A provider state that the server does not know is a failure: the state change must answer 2xx, or the interaction fails.

Exit codes: 0 verified, 1 something is not as the contract says, 2 wrong arguments or the verification could not run.`,
  )
  .action(async (options: VerifyOptions) => {
    process.exitCode = await verifyCommand(options);
  });

program
  .command('update')
  .description('in a checkout of the repository: write the pact file and the coverage matrix again')
  .addHelpText(
    'after',
    `
Example:
  npm run contracts:update

Exit codes: 0 written, 1 written but not everything is verified, 2 an interaction could not be proven.`,
  )
  .action(async () => {
    process.exitCode = await updateCommand();
  });

const missingServer =
  'The server of this repository is not installed here. Give --provider-url and --state-change-url of a server that runs.';

function isMissingServer(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ERR_MODULE_NOT_FOUND' &&
    /@opendas\/(?:server|test-postgres)/.test(error.message)
  );
}

try {
  await program.parseAsync();
} catch (error) {
  console.error(isMissingServer(error) ? missingServer : error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
