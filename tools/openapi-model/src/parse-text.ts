import { createRequire } from 'node:module';
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import type * as Yaml from 'yaml';
import { DocumentError, type Problem } from './document-error.ts';
import type { Json } from './json.ts';
import { deepestNesting, oversizeOf } from './value-size.ts';

/**
 * The value in a JSON or YAML 1.2 text.
 *
 * @param file - Name of the file; one that ends with `.json` is JSON, every other one YAML.
 * @throws {@link DocumentError} with every mistake of form in the text.
 */
export function parseText(text: string, file: string): Json {
  // A byte order mark is no part of the text (RFC 8259 §8.1).
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') throw refusal('the file is empty; expected an OpenAPI document', file);
  const isJson = file.toLowerCase().endsWith('.json');
  const value = isJson ? parseJson(content, file) : parseYaml(content, file);
  // Without an anchor, YAML says nothing twice, and its parser knows how deep it is.
  const oversize = isJson || content.includes('&') ? oversizeOf(value) : undefined;
  if (oversize !== undefined) throw refusal(`the file cannot be used: ${oversize}`, file);
  return value;
}

function parseJson(text: string, file: string): Json {
  try {
    // The JSON standard has no values but these.
    return JSON.parse(text) as Json;
  } catch (error) {
    throw refusal(`not JSON: ${String(error)}`, file, lineOfJsonError(String(error), text));
  }
}

/** The engine names the place in words: `… at position 17`. */
function lineOfJsonError(message: string, text: string): number | undefined {
  const position = /position (?<position>\d+)/.exec(message)?.groups?.['position'];
  return position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
}

function parseYaml(text: string, file: string): Json {
  try {
    // The core schema of YAML 1.2 gives JSON values, and the infinities and NaN, which no keyword of a document takes.
    return load(text, { schema: CORE_SCHEMA, filename: file, maxDepth: deepestNesting }) as Json;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new DocumentError(yamlProblems(text, file, error), file);
  }
}

/** The quick parser stops at the first mistake; a second one, seven times as slow, finds them all. It is loaded only then. */
function yamlProblems(text: string, file: string, first: YAMLException): readonly Problem[] {
  const { LineCounter, parseDocument } = createRequire(import.meta.url)('yaml') as typeof Yaml;
  const lines = new LineCounter();
  const { errors } = parseDocument(text, { version: '1.2', schema: 'core', lineCounter: lines, prettyErrors: false });
  const line = first.mark === undefined ? {} : { line: first.mark.line + 1 };
  if (errors.length === 0) return [{ pointer: '#', message: `not YAML: ${first.reason}`, file, ...line }];
  return errors.map(({ message, pos }) => ({
    pointer: '#',
    message: `not YAML: ${message}`,
    file,
    line: lines.linePos(pos[0]).line,
  }));
}

function refusal(message: string, file: string, line?: number): DocumentError {
  return new DocumentError([{ pointer: '#', message, file, ...(line === undefined ? {} : { line }) }], file);
}
