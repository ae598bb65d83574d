/**
 * Size of a browser bundle that calls one operation, and of one that checks the answer too, for ours and its peers.
 * `pnpm run generate-bundles [document…] [--tools NAME,NAME] [--limit SECONDS]`
 */
import { parseArgs } from 'node:util';
import { bundleSize } from '../client/bundle-size.ts';
import { generatedOutput } from './generated-output.ts';
import { chosenGenerators } from './generators.ts';
import { installPeers } from './install-peers.ts';
import { moduleOf, uses } from './uses.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tools: { type: 'string' }, limit: { type: 'string', default: '150' } },
});

installPeers();
console.log('| | one operation, min | gzip | with one validator, min | gzip |\n|---|---|---|---|---|');
for (const document of positionals.length === 0 ? Object.keys(uses) : positionals) {
  for (const generator of chosenGenerators(values.tools)) {
    const use = uses[document]?.[generator.name];
    const folder = use && (await generatedOutput(document, generator, Number(values.limit)));
    if (use === undefined || folder === undefined) continue;
    const alone = await bundleSize(moduleOf(use, false), folder);
    const checked = use.check === undefined ? undefined : await bundleSize(moduleOf(use, true), folder);
    const cells = [alone, checked].flatMap((size) =>
      size === undefined ? ['', ''] : [`${size.minified} B`, `${size.gzipped} B`],
    );
    console.log(`| ${document}: ${generator.name} | ${cells.join(' | ')} |`);
  }
}
