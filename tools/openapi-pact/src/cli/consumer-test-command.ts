import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { loadModel } from '@opendas/openapi-model';
import { generatedFiles } from '../generated-files.ts';
import { readContract } from '../read-contract.ts';
import { withExitCode } from './exit-code.ts';

interface Options {
  readonly output: string;
  readonly client: string;
  readonly consumer: string;
  readonly types: string;
}

/** `openapi-pact consumer-test INPUT -o FOLDER`: a typed test that a client has to pass. */
export function addConsumerTestCommand(program: Command): void {
  program
    .command('consumer-test')
    .description(
      'write a typed vitest test that drives a client through the named examples of a document, and their data',
    )
    .argument('<input>', 'OpenAPI document (3.0 or 3.1) with named examples and x-provider-states, JSON or YAML')
    .requiredOption('-o, --output <folder>', 'folder for contract.ts and consumer.test.ts')
    .option('--client <module>', 'module with the table `operations` of the client', '@opendas/client')
    .option('--consumer <module>', 'module with `startConsumerRun`', '../consumer/consumer-run.ts')
    .option('--types <module>', 'module with the type `Contract`', '@opendas/openapi-pact')
    .addHelpText(
      'after',
      `
Examples:
  openapi-pact consumer-test openapi.json --output src/generated
  openapi-pact consumer-test openapi.yaml -o src/generated --client ./client.ts --consumer ../consumer-run.ts

Exit codes: 0 written, 1 the document or its examples have problems (all of them are printed), 2 wrong arguments.`,
    )
    .action((input: string, options: Options) => withExitCode(input, () => write(input, options)));
}

function write(input: string, options: Options): number {
  const contract = readContract(loadModel(input));
  mkdirSync(options.output, { recursive: true });
  for (const { name, text } of generatedFiles(contract, { ...options, source: basename(input) })) {
    writeFileSync(join(options.output, name), text);
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
  return 0;
}
