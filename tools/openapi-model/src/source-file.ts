import type { Problem } from './document-error.ts';
import type { Json } from './json.ts';
import { lineFinder, type LineFinder } from './line-finder.ts';
import { parseText, readText } from './parse-text.ts';

/** One file of a document: what stands in it, and how messages call it. */
export interface SourceFile {
  /** Absolute address, without a fragment. */
  readonly uri: string;
  /** As messages name it; missing for a document in memory that has no name. */
  readonly name: string | undefined;
  readonly root: Json;
  readonly lineOf: LineFinder;
  /** Whether anything in it can have an `$id` or an anchor: where the text has no such word, nothing has. */
  readonly mayNameSchemas: boolean;
}

/** A document in memory: no lines are known. */
export function memoryFile(uri: string, name: string | undefined, root: Json): SourceFile {
  return { uri, name, root, lineOf: () => undefined, mayNameSchemas: true };
}

/**
 * The file at a path.
 *
 * @throws DocumentError where it is not JSON or YAML.
 * @throws The error of the file system where it cannot be read.
 */
export function readSourceFile(path: string, uri: string, name: string): SourceFile {
  const text = readText(path, name);
  const { value, events } = parseText(text, name);
  return { uri, name, root: value, lineOf: lineFinder(text, events), mayNameSchemas: namingKeyword.test(text) };
}

/** The keywords as text, and the ways to spell their first character in a quoted name. */
const namingKeyword = /\$(?:id|anchor|dynamicAnchor)|\\u0024|\\x24/;

/** A place for messages. The line is looked up when it is read: most warnings are only counted. */
export function problemPlace(file: SourceFile, pointer: string): Omit<Problem, 'message'> {
  return {
    pointer,
    ...(file.name === undefined ? {} : { file: file.name }),
    get line() {
      return file.lineOf(pointer);
    },
  };
}

/** A problem with its place. */
export function problemAt(file: SourceFile, pointer: string, message: string): Problem {
  // Not spread, which would look the line up.
  return Object.assign(problemPlace(file, pointer), { message });
}
