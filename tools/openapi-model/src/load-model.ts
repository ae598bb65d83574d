import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { DocumentError } from './document-error.ts';
import type { Json } from './json.ts';
import { createModel, type Model } from './model.ts';

/**
 * Reads an OpenAPI document from a JSON or YAML file into a model.
 *
 * @throws {@link DocumentError} where the file is not JSON or YAML, or the document is not valid.
 * @throws The error of the file system where the file cannot be read.
 */
export function loadModel(file: string): Model {
  const text = readFileSync(file, 'utf8');
  return createModel(file.endsWith('.json') ? parseJson(text, file) : parseYaml(text, file), file);
}

function parseJson(text: string, file: string): Json {
  try {
    // The JSON standard has no values but these.
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new DocumentError([{ pointer: '#', message: `not JSON: ${String(error)}` }], file);
  }
}

function parseYaml(text: string, file: string): Json {
  const parsed = parseDocument(text, { version: '1.2', schema: 'core' });
  if (parsed.errors.length > 0) {
    throw new DocumentError(
      parsed.errors.map((error) => ({ pointer: '#', message: `not YAML: ${error.message}` })),
      file,
    );
  }
  // The core schema of YAML 1.2 gives JSON values only.
  return parsed.toJS({ maxAliasCount: 100 }) as Json;
}
