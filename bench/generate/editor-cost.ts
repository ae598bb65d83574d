/**
 * What a file that calls one operation of Stripe costs the compiler, and so the editor: for ours and its peers, with TypeScript 5 and 7.
 * `pnpm run generate-editor-cost [document…] [--tools NAME,NAME] [--runs N] [--limit SECONDS]`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generatedOutput } from './generated-output.ts';
import { chosenGenerators } from './generators.ts';
import { installPeers } from './install-peers.ts';
import { measuredProcess } from './measured-process.ts';
import { median } from './median.ts';
import { peerFile } from './folder.ts';
import { moduleOf, uses } from './uses.ts';
import { compilerOptions } from './compiler-options.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tools: { type: 'string' },
    runs: { type: 'string', default: '3' },
    limit: { type: 'string', default: '150' },
  },
});

const compilers = {
  'TypeScript 5.9.3': peerFile('typescript', 'lib', 'tsc.js'),
  'TypeScript 7.0.2': join(fileURLToPath(import.meta.resolve('typescript/package.json')), '..', 'bin', 'tsc'),
};

installPeers();
console.log('| | | check time | whole time | types | instantiations | memory |\n|---|---|---|---|---|---|---|');
for (const document of positionals.length === 0 ? ['stripe-2023'] : positionals) {
  for (const generator of chosenGenerators(values.tools)) {
    const use = uses[document]?.[generator.name];
    const folder = use && (await generatedOutput(document, generator, Number(values.limit)));
    if (use === undefined || folder === undefined) continue;
    for (const withCheck of use.check === undefined ? [false] : [false, true]) {
      for (const [name, compiler] of Object.entries(compilers)) {
        const cost = await compilerCost(folder, moduleOf(use, withCheck), compiler);
        const what = `${generator.name}, ${withCheck ? 'call and validator' : 'call'}`;
        console.log(`| ${what} | ${[name, ...cost].join(' | ')} |`);
      }
    }
  }
}

/** Medians of what the compiler says of itself. */
async function compilerCost(folder: string, source: string, compiler: string): Promise<readonly string[]> {
  writeFileSync(join(folder, 'use.ts'), source);
  writeFileSync(
    join(folder, 'tsconfig.use.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, skipLibCheck: true }, files: ['use.ts'] }),
  );
  const options = ['-p', 'tsconfig.use.json', '--extendedDiagnostics'];
  const command = { file: process.execPath, arguments: [compiler, ...options], cwd: folder };
  const samples: ReadonlyMap<string, number>[] = [];
  for (let run = -1; run < Number(values.runs); run += 1) {
    const log = join(folder, 'use.log');
    const { outcome } = await measuredProcess(command, log, Number(values.limit));
    const output = readFileSync(log, 'utf8');
    const mistake = /^use\.ts.*error (?<code>TS\d+).*$/mu.exec(output);
    if (mistake !== null) console.error(join(folder, mistake[0]));
    // The output may have errors of its own; those are counted elsewhere.
    const problem = outcome === 'done' || outcome === 'failed' ? mistake?.groups?.['code'] : outcome;
    if (problem !== undefined) return [problem, '', '', '', ''];
    // The first run warms up.
    if (run >= 0) samples.push(diagnostics(output));
  }
  const of = (name: string): number => median(samples.map((sample) => sample.get(name) ?? Number.NaN));
  return [
    `${of('Check time').toFixed(2)} s`,
    `${of('Total time').toFixed(2)} s`,
    String(of('Types')),
    String(of('Instantiations')),
    `${Math.round(of('Memory used') / 1000)} MB`,
  ];
}

/** Lines such as `Check time:  0.52s` and `Memory used: 123456K`. */
function diagnostics(output: string): ReadonlyMap<string, number> {
  const lines = output.matchAll(/^(?<name>[A-Z][\w ]+):\s+(?<value>[\d.]+)[sK]?$/gmu);
  return new Map([...lines].map(({ groups }) => [groups?.['name'] ?? '', Number(groups?.['value'])]));
}
