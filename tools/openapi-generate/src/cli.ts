#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { readCommandLine, type CommandLine } from './command-line.ts';
import { progressLine } from './progress.ts';
import { reportText } from './report.ts';
import { run, type Outcome } from './run.ts';
import { SettingsError } from './settings.ts';
import { watchFiles } from './watch.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

main();

function main(): void {
  try {
    const commandLine = readCommandLine(process.argv.slice(2), version, (code) => process.exit(code));
    if (commandLine.watch) watch(commandLine);
    else process.exitCode = isGood(runOnce(commandLine)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(`opendas-generate: ${error.message}\nRun with --help to see the options.`);
    process.exitCode = 2;
  }
}

function runOnce({ settings, check, force, report }: CommandLine): Outcome {
  const outcome = run(settings, { check, force, version, progress: progressLine(process.stderr) });
  for (const line of outcome.complaints) console.error(line);
  if (outcome.result !== undefined) console.log(outcome.result);
  if (report !== undefined) writeFileSync(report, reportText(settings, outcome));
  return outcome;
}

function isGood({ outcome }: Outcome): boolean {
  return outcome !== 'failed' && outcome !== 'stale';
}

function watch(commandLine: CommandLine): void {
  const { input, output } = commandLine.settings;
  console.log(`watching ${input} for ${output}; end with Ctrl+C`);
  watchFiles(() => runOnce(commandLine).generated?.inputs ?? [input]);
}
