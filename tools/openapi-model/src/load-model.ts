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
  // A byte order mark is no part of the text (RFC 8259 §8.1).
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
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
  const problems = parsed.errors.map(({ message }) => `not YAML: ${message}`);
  if (problems.length === 0) {
    try {
      const value: unknown = parsed.toJS({ maxAliasCount: 100 });
      if (!isCircular(value)) {
        // The core schema of YAML 1.2 gives JSON values only.
        return value as Json;
      }
      problems.push('not YAML: an alias leads back to its own anchor');
    } catch (error) {
      // Aliases without an anchor, or so many that they would fill the memory.
      problems.push(`not YAML: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new DocumentError(
    problems.map((message) => ({ pointer: '#', message })),
    file,
  );
}

function isCircular(value: unknown, above: readonly unknown[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (above.includes(value)) return true;
  return Object.values(value).some((member) => isCircular(member, [...above, value]));
}
