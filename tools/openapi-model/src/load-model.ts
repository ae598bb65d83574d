import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { DocumentOptions } from './documents.ts';
import { readModel, type Model } from './model.ts';
import { parseText } from './parse-text.ts';
import { sourceFile } from './source-file.ts';

/**
 * Reads an OpenAPI document from a JSON or YAML file into a model, with the files that it refers to. Nothing is fetched.
 *
 * @throws DocumentError where a file is not JSON or YAML, or the document is not valid: it names file, line and JSON pointer of everything
 * that is wrong.
 * @throws The error of the file system where the file cannot be read.
 */
export function loadModel(file: string, options: DocumentOptions = {}): Model {
  const text = readFileSync(file, 'utf8');
  return readModel(sourceFile(pathToFileURL(file).href, file, parseText(text, file), text), options);
}
