#!/usr/bin/env node
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DocumentError, loadModel } from '@opendas/openapi-model';
import { Command } from 'commander';
import { emitClient, type EmitOptions } from './emit-client.ts';
import { unsupported } from './supported.ts';

interface Options {
  readonly output: string;
  readonly types: string;
  readonly runtime: string;
  readonly check: boolean;
}

const program = new Command('openapi-client')
  .description('Writes a TypeScript module with one function per operation of an OpenAPI 3.1 document.')
  .argument('<input>', 'the document, JSON or YAML, in one file')
  .requiredOption('-o, --output <file>', 'the module to write')
  .requiredOption('--types <module>', 'module with the types of openapi-typescript for the same document')
  .option('--runtime <module>', 'module that exports `operation`, seen from the output', '../operation.ts')
  .option('--check', 'write nothing; exit with 1 if the module is not current', false)
  .addHelpText(
    'after',
    `
Exit codes: 0 done or current, 1 not current or the document cannot be used, 2 wrong usage.

Examples:
  $ openapi-client openapi.json --output src/generated/operations.ts --types @opendas/types
  $ openapi-client openapi.yaml --output src/generated/operations.ts --types ./openapi.ts --check`,
  )
  .showHelpAfterError('Run with --help to see the options.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(run);
program.parse();

function run(input: string, { output, check, ...modules }: Options): void {
  const text = emit(input, modules);
  const current = existsSync(output) && readFileSync(output, 'utf8') === text;
  if (check) {
    if (!current) fail(`${output} is not current. Run the same command without --check.`);
    return;
  }
  if (current) return;
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, text);
}

function emit(input: string, modules: Omit<EmitOptions, 'source'>): string {
  try {
    const model = loadModel(input);
    const problems = unsupported(model);
    if (problems.length > 0) fail(problems.map((problem) => `${input}: ${problem}`).join('\n'));
    return emitClient(model, { source: basename(input), ...modules });
  } catch (error) {
    if (error instanceof DocumentError) fail(error.message);
    return fail(`${input} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function fail(message: string): never {
  console.error(`openapi-client: ${message}`);
  process.exit(1);
}
