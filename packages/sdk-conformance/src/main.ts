/**
 * Plays every interaction in every language, and the example of its README. Prints what differs, and ends with code 1 where anything
 * does or the matrix in docs/ is not of this state. `--update` writes the matrix; names of languages and operations play these only.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract, ownServer } from '@opendas/contracts';
import { hardToSign, play, playable } from './conformance.ts';
import { startDriver } from './driver.ts';
import { languages } from './languages.ts';
import { matrix } from './matrix.ts';
import { runReadme } from './readmes.ts';

const matrixFile = join(import.meta.dirname, '..', '..', '..', 'docs', 'sdk-matrix.md');
const args = new Set(process.argv.slice(2));
const named = languages.filter(({ name }) => args.has(name));
const played = named.length > 0 ? named : languages;
const chosen = playable.filter(({ operationId }) => args.has(operationId));
const interactions = chosen.length > 0 ? chosen : playable;

const provider = await ownServer.embedded();
const drivers = new Map(played.map((language) => [language.name, startDriver(language)]));
try {
  const results = await play(interactions, provider, drivers);
  const signed = await play(hardToSign, provider, drivers);
  const problems = [...results, ...signed].filter(({ differences }) => differences.length > 0);
  for (const { interaction, language, differences } of problems) {
    console.error(`${language}: ${interaction.description}: ${differences.join('; ')}`);
  }
  console.log(
    `${interactions.length} interactions, and ${hardToSign.length} that are hard to sign, in ${played.map(({ name }) => name).join(', ')}: ${results.length + signed.length - problems.length} agree with TypeScript, ${problems.length} do not.`,
  );
  const ofReadmes: string[] = [];
  for (const language of played) ofReadmes.push(...(await runReadme(language, provider)));
  for (const problem of ofReadmes) console.error(problem);
  if (problems.length + ofReadmes.length > 0) process.exitCode = 1;
  if (played === languages && interactions === playable) compareMatrix(results);
} finally {
  for (const driver of drivers.values()) driver.close();
  await provider.close();
}

function compareMatrix(results: Parameters<typeof matrix>[1]): void {
  const text = matrix(
    languages.map(({ name }) => name),
    results,
    contract.interactions,
  );
  if (args.has('--update')) {
    writeFileSync(matrixFile, text);
  } else if (readFileSync(matrixFile, 'utf8') !== text) {
    console.error('docs/sdk-matrix.md is not of this state: run "npm run sdks:matrix" and commit it.');
    process.exitCode = 1;
  }
}
