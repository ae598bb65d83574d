import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { DocumentOptions } from './documents.ts';
import { readModel, type Model } from './model.ts';
import { readSourceFile } from './source-file.ts';

/**
 * Reads an OpenAPI document from a JSON or YAML file into a model, with the files that it refers to. Nothing is fetched.
 *
 * @throws DocumentError where a file is not JSON or YAML, or the document is not valid: it names file, line and JSON pointer of everything
 * that is wrong.
 * @throws The error of the file system where the file cannot be read.
 */
export function loadModel(file: string, options: DocumentOptions = {}): Model {
  // References are relative to where the file is, not to a link that leads to it.
  const { href } = pathToFileURL(realpathSync(file));
  return readModel(readSourceFile(file, href, file), options);
}
