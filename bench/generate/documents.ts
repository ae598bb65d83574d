import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Public documents, from small to large: name → file in the corpus. */
const documents: Readonly<Record<string, string>> = {
  museum: 'museum.yaml',
  figma: 'figma.yaml',
  qdrant: 'qdrant.json',
  discord: 'discord.json',
  'stripe-2023': 'stripe-2023.yaml',
};

/** What a run measures unless told otherwise. */
export const usualDocuments = ['museum', 'qdrant', 'discord', 'stripe-2023'];

/** Folder of the public documents; they are kept beside the repository, not in it. */
const corpus = resolve(
  process.env['OPENAPI_CORPUS'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'openapi-corpus'),
);

/** The file of a document, by its name or its path; `undefined`, with a message, where the corpus is missing. */
export function documentFile(name: string): string | undefined {
  const known = documents[name];
  const file = known === undefined ? resolve(name) : join(corpus, known);
  if (existsSync(file)) return file;
  console.error(`${name} left out: ${file} is not there. Set OPENAPI_CORPUS to the folder of the public documents.`);
  return undefined;
}
