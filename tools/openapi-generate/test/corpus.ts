import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of public OpenAPI documents. Nothing is fetched: without it the tests over them are skipped. */
const corpus = process.env['OPENAPI_CORPUS'] ?? '';

/** Names of the documents in the folder. */
export const corpusDocuments: readonly string[] =
  corpus === '' ? [] : readdirSync(corpus).filter((name) => /\.(json|yaml)$/.test(name));

/** The path of a document of the folder. */
export function corpusDocument(name: string): string {
  return join(corpus, name);
}
