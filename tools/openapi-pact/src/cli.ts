#!/usr/bin/env node
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Command } from 'commander';
import { DocumentError, loadModel } from '@opendas/openapi-model';
import { ContractError } from './contract-error.ts';
import { generatedFiles } from './generated-files.ts';
import { pactFile } from './pact-file.ts';
import { readContract } from './read-contract.ts';

interface Options {
  readonly output: string;
  readonly client: string;
  readonly consumer: string;
  readonly types: string;
  readonly pact?: string;
  readonly consumerName: string;
  readonly providerName: string;
}

const program = new Command('openapi-pact')
  .description(
    'Makes Pact interactions, and the consumer test that proves them, from the named examples of an OpenAPI document.',
  )
  .argument('<input>', 'OpenAPI 3.1 document in one piece, JSON or YAML')
  .requiredOption('-o, --output <folder>', 'folder for contract.ts and consumer.test.ts')
  .option('--client <module>', 'module with the table `operations` of the client', '@opendas/client')
  .option('--consumer <module>', 'module with `startConsumerRun`', '../consumer/consumer-run.ts')
  .option('--types <module>', 'module with the type `Contract`', '@opendas/openapi-pact')
  .option('--pact <file>', 'also write a pact file that no client has proven, for breadth')
  .option('--consumer-name <name>', 'consumer in that pact file', 'consumer')
  .option('--provider-name <name>', 'provider in that pact file', 'provider')
  .addHelpText(
    'after',
    `
Examples:
  openapi-pact openapi.json --output src/generated
  openapi-pact openapi.yaml -o src/generated --client ./client.ts --consumer ../consumer-run.ts
  openapi-pact openapi.json -o out --pact out/pact.json --consumer-name web --provider-name users

Exit codes: 0 written, 1 the document or its examples have problems (all of them are printed), 2 wrong arguments.`,
  )
  .showHelpAfterError('Run with --help to see the options.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action((input: string, options: Options) => {
    try {
      write(input, options);
    } catch (error) {
      if (!(error instanceof DocumentError || error instanceof ContractError)) throw error;
      console.error(error instanceof ContractError ? `${input}:\n${error.message}` : error.message);
      process.exitCode = 1;
    }
  });

program.parse();

function write(input: string, options: Options): void {
  const contract = readContract(loadModel(input));
  mkdirSync(options.output, { recursive: true });
  for (const { name, text } of generatedFiles(contract, { ...options, source: basename(input) })) {
    writeFileSync(join(options.output, name), text);
  }
  if (options.pact !== undefined) {
    const parties = { consumer: options.consumerName, provider: options.providerName };
    writeFileSync(options.pact, `${JSON.stringify(pactFile(parties, contract.interactions), null, 2)}\n`);
  }
  const gaps = contract.coverage.filter(
    ({ interactions, notExpressible }) => interactions.length === 0 && notExpressible === undefined,
  );
  console.log(
    `${input}: ${contract.interactions.length} interactions, ${contract.coverage.length} responses, ${gaps.length} gaps`,
  );
  for (const { operationId, status } of gaps) {
    console.log(`  ${operationId}: ${status} has no example and no x-pact-not-expressible`);
  }
}
