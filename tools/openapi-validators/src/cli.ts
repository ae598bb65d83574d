#!/usr/bin/env node
import { basename } from 'node:path';
import { DocumentError, formatProblem, loadModel } from '@opendas/openapi-model';
import { Command, Option } from 'commander';
import { emitValidators } from './emit-validators.ts';
import type { Formats } from './formats.ts';
import { outputFiles, staleFiles, writeFiles } from './write-validators.ts';

interface Options {
  readonly output: string;
  readonly types: string;
  readonly formats: Formats;
  readonly check: boolean;
}

const program = new Command('openapi-validators')
  .description('Writes validators, compiled ahead of time, for the schemas and operations of an OpenAPI document.')
  .argument('<input>', 'the document, JSON or YAML; references may lead to files beside it')
  .requiredOption('-o, --output <folder>', 'where to write validators.js, validators.d.ts and runtime/')
  .requiredOption('--types <module>', 'module with the types of openapi-typescript (`components`, `operations`)')
  .addOption(
    new Option('--formats <how>', 'whether formats such as date-time are checked (assertion) or not (annotation)')
      .choices(['annotation', 'assertion'])
      .default('annotation'),
  )
  .option('--check', 'write nothing; exit with 1 if the files are not current', false)
  .addHelpText(
    'after',
    `
A schema that cannot be checked is an error. A pattern that JavaScript cannot read is a warning, and is not checked.
Of --formats assertion: README.md lists the formats.
Exit codes: 0 done or current, 1 not current or the document cannot be used, 2 wrong usage.

Examples:
  $ openapi-validators openapi.json --output src/generated --types ./openapi.ts
  $ openapi-validators openapi.yaml --output src/generated --types @opendas/types --check`,
  )
  .showHelpAfterError('Run with --help to see the options.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(run);
program.parse();

function run(input: string, { output, types, formats, check }: Options): void {
  const files = outputFiles(emit(input, { types, formats }));
  if (!check) {
    writeFiles(output, files);
    return;
  }
  const stale = staleFiles(output, files);
  if (stale.length > 0)
    fail(
      `not current in ${output}: ${stale.join(', ')}. Run openapi-validators ${input} --output ${output} --types ${types}${formats === 'annotation' ? '' : ` --formats ${formats}`}.`,
    );
}

function emit(input: string, options: Pick<Options, 'types' | 'formats'>): ReturnType<typeof emitValidators> {
  try {
    const model = loadModel(input);
    const emitted = emitValidators(model, { source: basename(input), ...options });
    for (const warning of [...model.warnings, ...emitted.warnings])
      console.error(`openapi-validators: warning: ${formatProblem(warning, input)}`);
    return emitted;
  } catch (error) {
    if (error instanceof DocumentError) fail(error.problems.map((problem) => formatProblem(problem, input)).join('\n'));
    return fail(`${input} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function fail(message: string): never {
  console.error(`openapi-validators: ${message}`);
  process.exit(1);
}
