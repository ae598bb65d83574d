import type { Documents } from './documents.ts';
import { Location, type DocumentReader } from './location.ts';
import { SchemaReader } from './schema-reader.ts';

/** A reader of a document that has found nothing yet. */
export function createReader(documents: Documents): DocumentReader {
  const lists: Omit<DocumentReader, 'schemas'> = { documents, problems: [], warnings: [], said: new Set() };
  // The reader of schemas reports to the same lists; it is made once, on first use, since it needs the reader.
  let schemas: SchemaReader | undefined;
  const reader: DocumentReader = {
    ...lists,
    get schemas() {
      schemas ??= new SchemaReader(reader, new Location(reader, documents.entry, '#', documents.entry.root));
      return schemas;
    },
  };
  return reader;
}
