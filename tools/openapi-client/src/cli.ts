#!/usr/bin/env node
import { basename, dirname } from 'node:path';
import { DocumentError, formatProblem, loadModel, type Model } from '@opendas/openapi-model';
import { Command } from 'commander';
import { clientFiles, type ClientFiles } from './client-files.ts';
import { emitClient } from './emit-client.ts';
import { staleFiles, writeFiles } from './output-files.ts';

interface Options {
  readonly output: string;
  readonly types: string;
  readonly runtime?: string;
  readonly check: boolean;
}

const program = new Command('openapi-client')
  .description('Writes a typed TypeScript client for an OpenAPI 3.0 or 3.1 document, with one function per operation.')
  .argument('<input>', 'the document, JSON or YAML')
  .requiredOption(
    '-o, --output <path>',
    'folder for client.ts and client-runtime/; with --runtime, the module to write',
  )
  .option('--types <module>', 'module with the types of the same document (`operations`)', './types.js')
  .option('--runtime <module>', 'a runtime of your own, seen from the output: a module that exports `operation`')
  .option('--check', 'write nothing; exit with 1 if the files are not current', false)
  .addHelpText(
    'after',
    `
Exit codes: 0 done or current, 1 not current or the document cannot be used, 2 wrong usage.

Examples:
  $ openapi-client openapi.yaml --output src/api
  $ openapi-client openapi.yaml --output src/api --check
  $ openapi-client openapi.json --output src/operations.ts --runtime ./operation.ts --types ./openapi.ts`,
  )
  .showHelpAfterError('Run with --help to see the options.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(run);
program.parse();

function run(input: string, { output, check, ...modules }: Options): void {
  const { files, warnings } = emit(readDocument(input), basename(input), output, modules);
  for (const warning of warnings) console.error(`openapi-client: warning: ${formatProblem(warning, input)}`);
  const folder = modules.runtime === undefined ? output : dirname(output);
  if (!check) return writeFiles(folder, files);
  const stale = staleFiles(folder, files);
  if (stale.length > 0) {
    fail(`not current in ${folder}: ${stale.join(', ')}. Run the same command without --check.`);
  }
}

function emit(model: Model, source: string, output: string, modules: Pick<Options, 'types' | 'runtime'>): ClientFiles {
  const { types, runtime } = modules;
  if (runtime === undefined) return clientFiles(model, { source, types });
  return { files: new Map([[basename(output), emitClient(model, { source, types, runtime })]]), warnings: [] };
}

function readDocument(input: string): Model {
  try {
    return loadModel(input);
  } catch (error) {
    if (error instanceof DocumentError) fail(error.message);
    return fail(`${input} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function fail(message: string): never {
  console.error(`openapi-client: ${message}`);
  process.exit(1);
}
