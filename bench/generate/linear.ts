/**
 * How time and memory grow with the size of the document: 1, 2, 4 and 8 copies of qdrant in one document.
 * `pnpm run generate-linear [--tools OpenDAS,NAME] [--runs N] [--limit SECONDS] [--copies 1,2,4,8]`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { documentFile } from './documents.ts';
import { benchFolder } from './folder.ts';
import { chosenGenerators } from './generators.ts';
import { growthExponent } from './growth-exponent.ts';
import { installPeers } from './install-peers.ts';
import { measureDocument, type Measurement } from './measure.ts';
import { measuredProcess } from './measured-process.ts';
import { mergedCopies } from './merged-copies.ts';

const { values } = parseArgs({
  options: {
    tools: { type: 'string', default: 'OpenDAS' },
    runs: { type: 'string', default: '3' },
    limit: { type: 'string', default: '150' },
    copies: { type: 'string', default: '1,2,4,8' },
  },
});

const source = documentFile('qdrant');
const tools = chosenGenerators(values.tools);
if (tools.some(({ name }) => name !== 'OpenDAS')) installPeers();
if (source !== undefined && tools.length > 0) {
  const document = JSON.parse(readFileSync(source, 'utf8')) as Parameters<typeof mergedCopies>[0];
  const folder = join(benchFolder, 'merged');
  mkdirSync(folder, { recursive: true });
  const measurements: (Measurement & { readonly size: number })[] = [];
  for (const copies of values.copies.split(',').map(Number)) {
    const file = join(folder, `qdrant-${copies}.json`);
    const text = JSON.stringify(mergedCopies(document, copies));
    writeFileSync(file, text);
    const options = { runs: Number(values.runs), limit: Number(values.limit), countTypeErrors: false };
    const measured = await measureDocument(`qdrant × ${copies}`, file, tools, options);
    measurements.push(...measured.map((measurement) => ({ ...measurement, size: text.length })));
  }
  for (const tool of tools) {
    await report(
      tool.name,
      measurements.filter(({ generator }) => generator === tool.name),
    );
  }
}

async function report(tool: string, measurements: readonly (Measurement & { readonly size: number })[]): Promise<void> {
  console.log(`\n${tool}\n\n| | size | time | CPU | peak memory |\n|---|---|---|---|---|`);
  for (const { document, size, outcome, seconds, processorSeconds, peakMemory } of measurements) {
    const time = outcome === 'done' ? `${seconds.toFixed(2)} s` : outcome;
    console.log(
      `| ${document} | ${(size / 1e6).toFixed(2)} MB | ${time} | ${processorSeconds?.toFixed(2) ?? ''} s | ${megabytes(peakMemory)} |`,
    );
  }
  const done = measurements.filter(({ outcome }) => outcome === 'done');
  const start = await startCost(tool);
  const exponent = (cost: (measurement: Cost) => number): string =>
    growthExponent(done.map((measurement) => ({ size: measurement.size, cost: cost(measurement) }))).toFixed(2);
  console.log(
    [
      '\nExponents of growth (1 is linear), and without what the command takes to print its help:',
      `time ${exponent(({ seconds }) => seconds)}, ${exponent(({ seconds }) => seconds - start.seconds)};`,
      `CPU ${exponent(processorsOf)}, ${exponent((cost) => processorsOf(cost) - processorsOf(start))};`,
      `memory ${exponent(({ peakMemory = Number.NaN }) => peakMemory)}.`,
    ].join(' '),
  );
}

type Cost = Pick<Measurement, 'seconds' | 'processorSeconds' | 'peakMemory'>;

/** What a command takes to print its help, which does not depend on the document. */
async function startCost(tool: string): Promise<Cost> {
  const [generator] = chosenGenerators(tool);
  if (generator === undefined) throw new Error(`${tool} is not there.`);
  const folder = join(benchFolder, 'merged');
  const command = generator.command('', folder);
  const help = { ...command, arguments: [...command.arguments.slice(0, 1), '--help'] };
  const runs: Cost[] = [];
  for (let run = 0; run < 4; run += 1) runs.push(await measuredProcess(help, join(folder, 'help.log'), 20));
  const [least] = runs.toSorted((one, other) => one.seconds - other.seconds);
  if (least === undefined) throw new Error('There are four runs.');
  return least;
}

function processorsOf({ processorSeconds = Number.NaN }: Cost): number {
  return processorSeconds;
}

function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? '' : `${Math.round(bytes / 1e6)} MB`;
}
