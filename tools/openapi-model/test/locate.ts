import { createReader } from '../src/document-reader.ts';
import { Documents } from '../src/documents.ts';
import type { Json } from '../src/json.ts';
import { Location } from '../src/location.ts';
import { memoryFile } from '../src/source-file.ts';

/** The place of a value that is a whole file, in an OpenAPI document of this version. */
export function locate(value: Json, openapi = '3.1.0'): Location {
  const entry = memoryFile('memory:///entry', undefined, { openapi });
  return new Location(
    createReader(new Documents(entry, {})),
    memoryFile('memory:///tested', undefined, value),
    '#',
    value,
  );
}

/** What has been reported so far, as text. */
export function problemsOf({ reader }: Location): readonly string[] {
  return reader.problems.map(({ pointer, message }) => `${pointer}: ${message}`);
}

/** What has been warned of so far, as text. */
export function warningsOf({ reader }: Location): readonly string[] {
  return reader.warnings.map(({ pointer, message }) => `${pointer}: ${message}`);
}
