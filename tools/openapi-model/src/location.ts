import { isObject, type Json, type JsonObject } from './json.ts';
import { appendToPointer, pointerTokens } from './json-pointer.ts';
import type { Problem } from './document-error.ts';

/** A document that is being read: its root and the problems found so far. */
export class DocumentReader {
  readonly root: JsonObject;
  readonly problems: Problem[] = [];

  constructor(root: JsonObject) {
    this.root = root;
  }

  /** The place that a reference points to. A reference that leads nowhere is a problem at the place that has it. */
  at(ref: string, from: Location): Location {
    if (!ref.startsWith('#')) {
      from.report(`the reference ${ref} leaves the document; bundle the document into one file first`);
      return new Location(this, from.pointer, {});
    }
    const value = pointerTokens(ref)?.reduce<Json | undefined>(memberOf, this.root);
    if (value === undefined) {
      from.report(`the reference ${ref} points to nothing`);
      return new Location(this, from.pointer, {});
    }
    return new Location(this, ref, value);
  }
}

/** A value in a document, with the way to it. */
export class Location {
  readonly document: DocumentReader;
  readonly pointer: string;
  readonly value: Json | undefined;

  constructor(document: DocumentReader, pointer: string, value: Json | undefined) {
    this.document = document;
    this.pointer = pointer;
    this.value = value;
  }

  /** The member of an object or array; its value is `undefined` where there is none. */
  member(name: string | number): Location {
    return new Location(this.document, appendToPointer(this.pointer, name), memberOf(this.value, String(name)));
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

  /** Notes that something is wrong here; once, even if it is read more than once. */
  report(message: string): void {
    const { problems } = this.document;
    if (problems.some((problem) => problem.pointer === this.pointer && problem.message === message)) return;
    problems.push({ pointer: this.pointer, message });
  }
}

/** RFC 6901 §4: digits without leading zeros. */
const arrayIndex = /^(0|[1-9][0-9]*)$/;

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(value)) return arrayIndex.test(name) ? (value as readonly Json[])[Number(name)] : undefined;
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function describe(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
