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
for (const document of documents) {
  const model = loadModel(document);
  const { interactions } = documentInteractions(model);
  const prism = await startPrism(document, answers);
  try {
    const failed = interactions.length === 0 ? [] : await verifyWithPrism(model, interactions, prism);
    const mistakes = failed.filter(({ undocumented }) => undocumented !== undefined);
    const verified = interactions.length - failed.length;
    console.log(
      `${basename(document)}: ${verified} of ${interactions.length} interactions verified, in ${mistakes.length} Prism answers what the document does not allow`,
    );
    for (const { description, mismatches, undocumented } of failed) {
      const reason = undocumented === undefined ? mismatches.join('; ') : `Prism's answer: ${undocumented}`;
      console.log(`  ${undocumented === undefined ? '✗' : '-'} ${description}: ${reason}`);
    }
    if (failed.length > mistakes.length) process.exitCode = 1;
  } finally {
    await prism.close();
  }
}
