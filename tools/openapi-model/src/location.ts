import { memberOf, type Documents } from './documents.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { appendToPointer } from './json-pointer.ts';
import type { SchemaReader } from './schema-reader.ts';
import { problemAt, type SourceFile } from './source-file.ts';
import type { Problem } from './document-error.ts';

/** A document that is being read: its files, its schemas, and what was found so far. */
export interface DocumentReader {
  readonly documents: Documents;
  readonly schemas: SchemaReader;
  /** What makes the document unusable. */
  readonly problems: Problem[];
  /** What is worth knowing: left out, or read otherwise than it stands there. */
  readonly warnings: Problem[];
  /** What has been said already, with its place. */
  readonly said: Set<string>;
}

/** A value in a file of a document, with the way to it. */
export class Location {
  readonly reader: DocumentReader;
  readonly file: SourceFile;
  readonly pointer: string;
  readonly value: Json | undefined;
  /** Whether the value stands for one that cannot be used, which has been reported: more about it would only hide that. */
  readonly #isSubstitute: boolean;

  constructor(
    reader: DocumentReader,
    file: SourceFile,
    pointer: string,
    value: Json | undefined,
    isSubstitute: boolean = false,
  ) {
    this.reader = reader;
    this.file = file;
    this.pointer = pointer;
    this.value = value;
    this.#isSubstitute = isSubstitute;
  }

  /** The member of an object or array; its value is `undefined` where there is none. */
  member(name: string | number): Location {
    return this.#at(appendToPointer(this.pointer, name), memberOf(this.value, String(name)));
  }

  /** The members of an object, in document order. Anything but an object is a problem; nothing at all is empty. */
  members(): readonly (readonly [name: string, member: Location])[] {
    return Object.keys(this.object()).map((name) => [name, this.member(name)] as const);
  }

  /** The items of an array. Anything but an array is a problem; nothing at all is empty. */
  items(): readonly Location[] {
    if (this.value === undefined) return [];
    if (Array.isArray(this.value)) return this.value.map((_, index) => this.member(index));
    this.report(`expected an array, got ${describe(this.value)}`);
    return [];
  }

  /** The object here; an empty one where there is nothing or (a problem) something else. */
  object(): JsonObject {
    if (isObject(this.value)) return this.value;
    if (this.value !== undefined) this.report(`expected an object, got ${describe(this.value)}`);
    return {};
  }

  /** The text here, if any. Anything but text is a problem. */
  optionalString(): string | undefined {
    if (this.value === undefined || typeof this.value === 'string') return this.value;
    this.report(`expected a string, got ${describe(this.value)}`);
    return undefined;
  }

  /** The text here. Its absence is a problem. */
  string(): string {
    if (this.value === undefined) this.report('a string is required here');
    return this.optionalString() ?? '';
  }

  /** The truth value here, or the default. */
  boolean(whenAbsent: boolean): boolean {
    if (typeof this.value === 'boolean') return this.value;
    if (this.value !== undefined) this.report(`expected true or false, got ${describe(this.value)}`);
    return whenAbsent;
  }

  /** What a reference that stands here leads to. One that leads nowhere is a problem, and to an empty object. */
  resolve(reference: string): Location {
    const target = this.reader.documents.resolve(reference, this.reader.documents.rootOf(this.file));
    if (typeof target !== 'string') {
      return new Location(this.reader, target.resource.file, target.pointer, target.value);
    }
    this.report(target);
    return this.empty();
  }

  /** An empty object in the place of what stands here and was reported. Nothing more is said about it. */
  empty(): Location {
    return new Location(this.reader, this.file, this.pointer, {}, true);
  }

  /** Notes that something is wrong here; once, even if it is read more than once. */
  report(message: string): void {
    this.#note(this.reader.problems, message);
  }

  /** Notes something that a user of the document should know. */
  warn(message: string): void {
    this.#note(this.reader.warnings, message);
  }

  #note(list: Problem[], message: string): void {
    const key = `${this.file.uri}${this.pointer} ${message}`;
    if (this.#isSubstitute || this.reader.said.has(key)) return;
    this.reader.said.add(key);
    list.push(problemAt(this.file, this.pointer, message));
  }

  #at(pointer: string, value: Json | undefined): Location {
    return new Location(this.reader, this.file, pointer, value, this.#isSubstitute);
  }
}

/** What a value is, in words: `null`, `an array`, `a string`. */
export function describe(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
