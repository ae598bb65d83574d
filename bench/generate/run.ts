/**
 * Time, peak memory and type errors of the output, of our generator and its peers on the same public documents.
 * `pnpm run generate-peers [document…] [--tools NAME,NAME] [--runs N] [--limit SECONDS] [--json FILE] [--no-types]`
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { documentFile, usualDocuments } from './documents.ts';
import { chosenGenerators, withoutInteractions } from './generators.ts';
import { installPeers } from './install-peers.ts';
import { measureDocument, type Measurement } from './measure.ts';
import { markdownTable } from './table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tools: { type: 'string' },
    runs: { type: 'string', default: '3' },
    limit: { type: 'string', default: '150' },
    json: { type: 'string' },
    'no-types': { type: 'boolean', default: false },
  },
});

installPeers();
const chosen = chosenGenerators(values.tools);
const [first, ...others] = chosen;
const compared = first?.name === 'OpenDAS' ? [first, withoutInteractions, ...others] : chosen;
const measurements: Measurement[] = [];
for (const name of positionals.length === 0 ? usualDocuments : positionals) {
  const file = documentFile(name);
  if (file === undefined) continue;
  const options = {
    runs: Number(values.runs),
    limit: Number(values.limit),
    countTypeErrors: !values['no-types'],
  };
  measurements.push(...(await measureDocument(name, file, compared, options)));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(measurements, undefined, 2)}\n`);
}
console.log(markdownTable(measurements, new Map(compared.map(({ name, makes }) => [name, makes]))));
