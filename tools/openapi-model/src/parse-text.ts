import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constructFromEvents, CORE_SCHEMA, mergeTag, parseEvents, YAMLException, type Event } from 'js-yaml';
import type * as Yaml from 'yaml';
import { DocumentError, type Problem } from './document-error.ts';
import type { Json } from './json.ts';
import { deepestNesting, unusable } from './value-size.ts';

/**
 * The text of a file, which has to be UTF-8 (RFC 8259 §8.1).
 *
 * @throws {@link DocumentError} where it is not.
 * @throws The error of the file system where the file cannot be read.
 */
export function readText(path: string, name: string): string {
  try {
    // The decoder takes a byte order mark away, which is no part of the text.
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError) throw refusal('the file is not UTF-8; save it in that encoding', name);
    throw error;
  }
}

/** The value in a text. */
export interface ParsedText {
  readonly value: Json;
  /** What the parser of YAML met, for the lines of problems; a text of JSON has no events yet. */
  readonly events: Event[] | undefined;
}

/**
 * The value in a JSON or YAML 1.2 text.
 *
 * @param file - Name of the file; one that ends with `.json` is JSON, every other one YAML.
 * @throws {@link DocumentError} with every mistake of form in the text.
 */
export function parseText(text: string, file: string): ParsedText {
  if (/^(?:\s|#.*|---)*$/.test(text)) throw refusal('the file is empty; expected an OpenAPI document', file);
  const isJson = file.toLowerCase().endsWith('.json');
  const parsed = isJson ? { value: parseJson(text, file), events: undefined } : parseYaml(text, file);
  const reason = isJson || suspicious.test(text) ? unusable(parsed.value) : undefined;
  if (reason !== undefined) throw refusal(`the file cannot be used: ${reason}`, file);
  return parsed;
}

/** What a YAML text must have for its value to be unusable, since its parser knows how deep it is: anchors, and numbers that are none. */
const suspicious = /(?:^|[\s[{,:])&\S|\.(?:inf|nan)|\de\+?\d{2}/im;

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

/** YAML 1.2, and the merge key of 1.1, which documents use. */
const schema = CORE_SCHEMA.withTags(mergeTag);

function parseYaml(text: string, file: string): ParsedText {
  try {
    const events = parseEvents(text, { filename: file, maxDepth: deepestNesting });
    const [value, ...others] = constructFromEvents(events, { source: text, schema, filename: file });
    if (others.length > 0) throw refusal('the file has several YAML documents; expected one', file);
    // The core schema of YAML 1.2 gives JSON values, and the infinities and NaN, which are refused after this.
    return { value: value as Json, events };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new DocumentError(yamlProblems(text, file, error), file);
  }
}

/** The quick parser stops at the first mistake; a second one, seven times as slow, finds them all. It is loaded only then. */
function yamlProblems(text: string, file: string, first: YAMLException): readonly Problem[] {
  const { LineCounter, parseDocument } = createRequire(import.meta.url)('yaml') as typeof Yaml;
  if (/maxDepth/.test(first.reason)) {
    return [
      { pointer: '#', message: `not usable: it is nested more than ${deepestNesting} deep`, file, ...lineOf(first) },
    ];
  }
  const lines = new LineCounter();
  const { errors } = parseDocument(text, { version: '1.2', schema: 'core', lineCounter: lines, prettyErrors: false });
  if (errors.length === 0) return [{ pointer: '#', message: `not YAML: ${first.reason}`, file, ...lineOf(first) }];
  return errors.map(({ message, pos }) => ({
    pointer: '#',
    message: `not YAML: ${message}`,
    file,
    line: lines.linePos(pos[0]).line,
  }));
}

function lineOf({ mark }: YAMLException): { readonly line?: number } {
  return mark === undefined ? {} : { line: mark.line + 1 };
}

function refusal(message: string, file: string, line?: number): DocumentError {
  return new DocumentError([{ pointer: '#', message, file, ...(line === undefined ? {} : { line }) }], file);
}
