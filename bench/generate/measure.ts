import { join } from 'node:path';
import { benchFolder } from './folder.ts';
import { emptyFolder, type Generator } from './generators.ts';
import { measuredProcess, type MeasuredRun } from './measured-process.ts';
import { median } from './median.ts';
import { typeErrors, type TypeErrors } from './type-errors.ts';

/** One generator on one document. */
export interface Measurement {
  readonly generator: string;
  readonly document: string;
  readonly outcome: MeasuredRun['outcome'];
  /** Medians of the measured runs; of the first run where that did not end well. */
  readonly seconds: number;
  readonly processorSeconds: number | undefined;
  readonly peakMemory: number | undefined;
  /** `undefined` where there is no output, or it was not asked for. */
  readonly typeErrors: TypeErrors | undefined;
  readonly runs: readonly MeasuredRun[];
}

/** How a document is measured. */
export interface MeasureOptions {
  /** Runs that count, after one that warms up. */
  readonly runs: number;
  /** Seconds after which a run is ended. */
  readonly limit: number;
  readonly countTypeErrors: boolean;
}

/** Folder where a generator writes what it makes of a document. */
export function outputFolder(document: string, generator: Generator): string {
  return join(benchFolder, 'runs', document, generator.name.replaceAll(' ', '-'));
}

/** Runs all generators on a document, in turns, so that a slow moment of the machine meets all of them. */
export async function measureDocument(
  document: string,
  file: string,
  generators: readonly Generator[],
  options: MeasureOptions,
): Promise<readonly Measurement[]> {
  const warmUps = new Map<Generator, MeasuredRun>();
  for (const generator of generators) warmUps.set(generator, await runOnce(document, file, generator, options.limit));
  const able = generators.filter((generator) => warmUps.get(generator)?.outcome === 'done');
  const counted = new Map(able.map((generator) => [generator, [] as MeasuredRun[]]));
  for (let round = 0; round < options.runs; round += 1) {
    for (const [generator, runs] of counted) runs.push(await runOnce(document, file, generator, options.limit));
  }
  const measurements: Measurement[] = [];
  for (const [generator, warmUp] of warmUps) {
    const runs = counted.get(generator) ?? [warmUp];
    const medianOf = (count: 'processorSeconds' | 'peakMemory'): number | undefined => {
      const values = runs.flatMap((run) => run[count] ?? []);
      return values.length === 0 ? undefined : median(values);
    };
    const failed = runs.find(({ outcome }) => outcome !== 'done');
    measurements.push({
      generator: generator.name,
      document,
      outcome: failed?.outcome ?? 'done',
      seconds: median(runs.map(({ seconds }) => seconds)),
      processorSeconds: medianOf('processorSeconds'),
      peakMemory: medianOf('peakMemory'),
      typeErrors:
        failed === undefined && options.countTypeErrors
          ? await typeErrors(outputFolder(document, generator), generator.selfContained, options.limit)
          : undefined,
      runs,
    });
  }
  return measurements;
}

async function runOnce(document: string, file: string, generator: Generator, limit: number): Promise<MeasuredRun> {
  const folder = emptyFolder(outputFolder(document, generator));
  const run = await measuredProcess(generator.command(file, folder), join(folder, 'generator.log'), limit);
  console.error(`${document}, ${generator.name}: ${run.outcome}, ${run.seconds.toFixed(2)} s`);
  return run;
}
