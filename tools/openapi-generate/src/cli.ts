#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { readCommandLine, type CommandLine } from './command-line.ts';
import { progressLine } from './progress.ts';
import { reportText } from './report.ts';
import { run, type Outcome } from './run.ts';
import { SettingsError } from './settings.ts';
import { watchFiles } from './watch.ts';

// The package's own file has a version.
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

main();

function main(): void {
  try {
    const commandLine = read();
    if (commandLine.watch) watch(commandLine);
    else process.exitCode = runOnce(commandLine).isGood ? 0 : 1;
  } catch (error) {
    complainOfUsage(error);
    process.exitCode = 2;
  }
}

function read(): CommandLine {
  return readCommandLine(process.argv.slice(2), version, (code) => process.exit(code));
}

interface Run extends Pick<Outcome, 'inputs'> {
  readonly isGood: boolean;
}

function runOnce({ settings, check, force, report }: CommandLine): Run {
  const progress = progressLine(process.stderr);
  const outcome = run(settings, { check, force, version, progress, inFull: report !== undefined });
  for (const line of outcome.complaints) console.error(line);
  if (outcome.result !== undefined) console.log(outcome.result);
  const isReported = report === undefined || writeReport(report, reportText(settings, outcome));
  const isGood = isReported && outcome.outcome !== 'failed' && outcome.outcome !== 'stale';
  return { isGood, inputs: outcome.inputs };
}

function writeReport(file: string, text: string): boolean {
  try {
    writeFileSync(file, text);
    return true;
  } catch (error) {
    console.error(`the report cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

function watch({ settings: { input, output }, config }: CommandLine): void {
  console.log(`watching ${input} for ${output}; end with Ctrl+C`);
  const alwaysWatched = config === undefined ? [input] : [input, config];
  watchFiles(() => {
    try {
      // The configuration file may have changed.
      return [...alwaysWatched, ...runOnce(read()).inputs];
    } catch (error) {
      complainOfUsage(error);
      return alwaysWatched;
    }
  });
}

function complainOfUsage(error: unknown): void {
  if (!(error instanceof SettingsError)) throw error;
  console.error(`opendas-generate: ${error.message}\nRun with --help to see the options.`);
}
