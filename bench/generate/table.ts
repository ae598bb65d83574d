import type { Measurement } from './measure.ts';

/** A table in Markdown: a row a generator, a column a document; the ratio is to the first generator. */
export function markdownTable(measurements: readonly Measurement[], makes: ReadonlyMap<string, string>): string {
  const documents = [...new Set(measurements.map(({ document }) => document))];
  const generators = [...new Set(measurements.map(({ generator }) => generator))];
  const rows = generators.map((generator) => {
    const cells = documents.map((document) => cellOf(measurements, document, generator));
    return `| ${[`${generator} (${makes.get(generator) ?? ''})`, ...cells].join(' | ')} |`;
  });
  return [`| | ${documents.join(' | ')} |`, `|---|${'---|'.repeat(documents.length)}`, ...rows].join('\n');
}

function cellOf(measurements: readonly Measurement[], document: string, generator: string): string {
  const ofDocument = measurements.filter((measurement) => measurement.document === document);
  const found = ofDocument.find((measurement) => measurement.generator === generator);
  if (found === undefined) return '';
  if (found.outcome !== 'done') return `${found.outcome} (${found.seconds.toFixed(1)} s, ${megabytes(found)})`;
  const ours = ofDocument.find((measurement) => measurement.generator === 'OpenDAS' && measurement.outcome === 'done');
  const ratio = ours === undefined || ours === found ? '' : ` (${(found.seconds / ours.seconds).toFixed(1)} ×)`;
  return [`${found.seconds.toFixed(2)} s${ratio}`, processor(found, ours), megabytes(found), errors(found)]
    .filter(Boolean)
    .join(', ');
}

function processor({ processorSeconds }: Measurement, ours: Measurement | undefined): string {
  if (processorSeconds === undefined) return '';
  const { processorSeconds: own = processorSeconds } = ours ?? {};
  const ratio = own === processorSeconds ? '' : ` (${(processorSeconds / own).toFixed(1)} ×)`;
  return `CPU ${processorSeconds.toFixed(2)} s${ratio}`;
}

function megabytes({ peakMemory }: Measurement): string {
  return peakMemory === undefined ? '' : `${Math.round(peakMemory / 1e6)} MB`;
}

function errors({ typeErrors }: Measurement): string {
  if (typeErrors === undefined) return '';
  const { strict, strictest } = typeErrors;
  if (typeof strict === 'number' && typeof strictest === 'number') return `${strict}, ${strictest} errors`;
  return `tsc ${strict === strictest ? strict : `${strict}, ${strictest}`}`;
}
