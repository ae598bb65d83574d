import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of public OpenAPI documents that are no part of this repository. */
const folder = process.env['OPENAPI_CORPUS'] ?? '';

/** Why tests over the public documents are skipped; undefined where they run. */
export const noCorpus: string | undefined =
  folder !== '' && existsSync(folder) ? undefined : 'OPENAPI_CORPUS names no folder of documents';

/** Names of the documents: `museum.yaml`. */
export const corpus: readonly string[] =
  noCorpus === undefined ? globSync('*.{json,yaml}', { cwd: folder }).toSorted() : [];

/** The file of a document. */
export function corpusFile(name: string): string {
  return join(folder, name);
}
