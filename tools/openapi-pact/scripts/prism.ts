/**
 * Verifies the pacts of documents against mock servers that Prism makes of the same documents, and prints what does not match.
 *
 * `pnpm run prism [--dynamic] [document…]`; without a document, all of OPENAPI_CORPUS. With `--dynamic` Prism answers with random values that
 * fit the document: what an interaction may not refuse.
 */
import { basename } from 'node:path';
import { loadModel } from '@opendas/openapi-model';
import { documentInteractions } from '../src/document-interactions.ts';
import { corpus, corpusFile, noCorpus } from '../test/corpus.ts';
import { startPrism, verifyWithPrism } from '../test/prism.ts';

const args = process.argv.slice(2);
const answers = args.includes('--dynamic') ? 'dynamic' : 'static';
const named = args.filter((argument) => argument !== '--dynamic');
const documents = named.length > 0 ? named : corpus.map(corpusFile);
if (documents.length === 0) {
  console.error(`Name a document: ${noCorpus ?? 'there is none in OPENAPI_CORPUS'}.`);
  process.exitCode = 2;
}
/** Interactions that refuse what the document allows, and why they cannot do otherwise. */
const bound: readonly (readonly [description: RegExp, reason: string])[] = [
  [
    /^getLibraryAnalytics(?:Component|Style|Variable)(?:Actions|Usages): 200$/,
    'one of two lists whose items are objects: an empty list would be both, and Pact knows no alternatives',
  ],
];

for (const document of documents) {
  try {
    await verifyDocument(document);
  } catch (error) {
    console.log(`${basename(document)}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

async function verifyDocument(document: string): Promise<void> {
  const model = loadModel(document);
  const { interactions } = documentInteractions(model);
  const prism = await startPrism(document, answers);
  try {
    const failed = interactions.length === 0 ? [] : await verifyWithPrism(model, interactions, prism);
    const rows = failed.map(({ description, mismatches, undocumented }) => {
      const reason = bound.find(([pattern]) => pattern.test(description))?.[1];
      if (undocumented !== undefined) return `  - ${description}: Prism's answer is not allowed: ${undocumented}`;
      return reason === undefined ? `  ✗ ${description}: ${mismatches.join('; ')}` : `  - ${description}: ${reason}`;
    });
    console.log(
      `${basename(document)}: ${interactions.length - failed.length} of ${interactions.length} interactions verified`,
    );
    for (const row of rows) console.log(row);
    if (rows.some((row) => row.startsWith('  ✗'))) process.exitCode = 1;
  } finally {
    await prism.close();
  }
}
