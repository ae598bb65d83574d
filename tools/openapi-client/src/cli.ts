#!/usr/bin/env node
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DocumentError, loadModel } from '@opendas/openapi-model';
import { Command } from 'commander';
import { emitClient } from './emit-client.ts';
import { unsupported } from './supported.ts';

interface Options {
  readonly output: string;
  readonly runtime: string;
  readonly check: boolean;
}

const program = new Command('openapi-client')
  .description('Writes a TypeScript module with one function per operation of an OpenAPI 3.1 document.')
  .argument('<input>', 'the document, JSON or YAML, in one file')
  .requiredOption('-o, --output <file>', 'the module to write')
  .option('--runtime <module>', 'module that exports `operation`, seen from the output', '../operation.ts')
  .option('--check', 'write nothing; exit with 1 if the module is not current', false)
  .addHelpText(
    'after',
    `
Exit codes: 0 done or current, 1 not current or the document cannot be used, 2 wrong usage.

Examples:
  $ openapi-client openapi.json --output src/generated/operations.ts
  $ openapi-client openapi.yaml --output src/generated/operations.ts --check`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(run);
program.parse();

function run(input: string, { output, runtime, check }: Options): void {
  const text = emit(input, runtime);
  const current = existsSync(output) && readFileSync(output, 'utf8') === text;
  if (check) {
    if (!current) fail(`${output} is not current. Run openapi-client ${input} --output ${output}.`);
    return;
  }
  if (current) return;
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, text);
}

function emit(input: string, runtime: string): string {
  try {
    const model = loadModel(input);
    const problems = unsupported(model);
    if (problems.length > 0) fail(problems.map((problem) => `${input}: ${problem}`).join('\n'));
    return emitClient(model, { source: basename(input), runtime });
  } catch (error) {
    if (error instanceof DocumentError) fail(error.message);
    return fail(`${input} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function fail(message: string): never {
  console.error(`openapi-client: ${message}`);
  process.exit(1);
}
