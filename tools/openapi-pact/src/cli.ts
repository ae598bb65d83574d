#!/usr/bin/env node
import { Command } from 'commander';
import { addConsumerTestCommand } from './cli/consumer-test-command.ts';
import { addTestCommand } from './cli/test-command.ts';
import { addWriteCommand } from './cli/write-command.ts';

const program = new Command('openapi-pact')
  .description('Pact contracts from any OpenAPI document (3.0 and 3.1, JSON or YAML).')
  .usage('INPUT -o FILE [options] | test INPUT --client MODULE -o FILE | consumer-test INPUT -o FOLDER')
  .addHelpText(
    'after',
    `
Examples:
  openapi-pact openapi.yaml -o pact.json --consumer web --provider users
  openapi-pact openapi.yaml -o pact.json --statuses 2xx,4XX,default
  openapi-pact test openapi.yaml --client ./client.js -o pact.json --consumer web --provider users
  openapi-pact consumer-test openapi.yaml -o src/generated

Run "openapi-pact write --help" for the options without a command, "openapi-pact COMMAND --help" for those of a command.`,
  )
  .showHelpAfterError('Run with --help to see the options.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

addWriteCommand(program);
addTestCommand(program);
addConsumerTestCommand(program);

await program.parseAsync();
