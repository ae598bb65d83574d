import type { Schema } from '@opendas/openapi-model';
import { SchemaTexts, type SchemaText, type TextNames } from './schema-text.ts';

/** Texts that are shorter are repeated, since a name would not be much shorter. */
const shortest = 60;

/** What the literals need of the module they stand in. */
interface Names extends TextNames {
  /** Name of the constant of the schema that a reference points to. */
  readonly constantOf: (reference: string) => string;
  /** A name for a constant. */
  readonly newName: () => string;
}

/** A text with a constant of its own. */
interface Root {
  readonly name: string;
  readonly text: SchemaText;
  readonly check?: string;
}

/** The constants that hold schemas for the second pass, references as functions. Schemas of equal text are written once. */
export class SchemaLiterals {
  readonly #names: Names;
  readonly #texts: SchemaTexts;
  /** Texts whose references have constants. */
  readonly #named = new Set<SchemaText>();
  readonly #uses = new Map<SchemaText, number>();
  readonly #constants = new Map<SchemaText, string>();
  readonly #lengths = new Map<SchemaText, number>();
  readonly #roots: Root[] = [];

  constructor(names: Names) {
    this.#names = names;
    this.#texts = new SchemaTexts(names);
  }

  /** What stands for a schema and all that are equal to it. */
  textOf(schema: Schema): SchemaText {
    return this.#texts.of(schema);
  }

  /** Declares a constant of this name that holds a schema, with the function that checks it. */
  declare(name: string, schema: Schema, check: string): void {
    const text = this.#texts.of(schema);
    this.#roots.push({ name, text, check });
    this.#nameReferences(text);
    this.#useParts(text);
  }

  /** Name of the constant that holds a schema. */
  constant(schema: Schema): string {
    const text = this.#texts.of(schema);
    this.#nameReferences(text);
    const known = this.#constants.get(text);
    if (known !== undefined) return known;
    const name = this.#names.newName();
    this.#constants.set(text, name);
    this.#use(text);
    this.#roots.push({ name, text });
    return name;
  }

  /** The declarations, each after those that it uses. To be called once, at the end. */
  declarations(): readonly string[] {
    const written: string[] = [];
    const done = new Set<string>();
    const declare = ({ name, text, check }: Root): string => {
      if (done.has(name)) return name;
      done.add(name);
      const source = write(text);
      const withCheck =
        check === undefined || !source.startsWith('{') ? source : `{ check: ${check},${source.slice(1)}`;
      written.push(`const ${name} = ${withCheck};`);
      return name;
    };
    const write = ({ parts }: SchemaText): string => {
      let source = '';
      for (const part of parts) {
        if (typeof part === 'string') source += part;
        else source += 'parts' in part ? shared(part) : this.#names.constantOf(part.reference);
      }
      return source;
    };
    const shared = (text: SchemaText): string => {
      const known = this.#constants.get(text);
      const isShared = known !== undefined || ((this.#uses.get(text) ?? 0) > 1 && this.#lengthOf(text) >= shortest);
      if (!isShared) return write(text);
      const name = known ?? this.#names.newName();
      this.#constants.set(text, name);
      return declare({ name, text });
    };
    for (const root of this.#roots) declare(root);
    return written;
  }

  /** Sees to it that everything that a text refers to is written, in the order in which it is referred to. */
  #nameReferences(text: SchemaText): void {
    if (this.#named.has(text)) return;
    this.#named.add(text);
    for (const part of text.parts) {
      if (typeof part === 'string') continue;
      if ('reference' in part) this.#names.constantOf(part.reference);
      else this.#nameReferences(part);
    }
  }

  #use(text: SchemaText): void {
    const uses = this.#uses.get(text) ?? 0;
    this.#uses.set(text, uses + 1);
    // What is in a schema that is written once is written once.
    if (uses === 0) this.#useParts(text);
  }

  #useParts({ parts }: SchemaText): void {
    for (const part of parts) if (typeof part === 'object' && 'parts' in part) this.#use(part);
  }

  /** How long the text is where all schemas in it are written out. */
  #lengthOf(text: SchemaText): number {
    const known = this.#lengths.get(text);
    if (known !== undefined) return known;
    let length = 0;
    for (const part of text.parts) {
      if (typeof part === 'string') length += part.length;
      else length += 'parts' in part ? this.#lengthOf(part) : this.#names.constantOf(part.reference).length;
    }
    this.#lengths.set(text, length);
    return length;
  }
}
