import { assertionKeywords, isObject, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';
import { literal } from './check/code-writer.ts';
import { messageExtensions, schemasIn } from './supported-keywords.ts';

/** Texts that are shorter are repeated, since a name would not be much shorter. */
const shortest = 60;

/** What the literals need of the module they stand in. */
interface Names {
  /** Name of the constant of the schema that a reference points to. */
  readonly constantOf: (reference: string) => string;
  /** A name for a constant. */
  readonly newName: () => string;
  /** The name that an export of a file of the runtime has in the module. */
  readonly runtime: (name: string, file: string) => string;
  /** Name of the format of a schema, where it is checked. */
  readonly format: (schema: SchemaObject) => string | undefined;
}

/** A schema with a constant of its own. */
interface Root {
  readonly name: string;
  readonly schema: Schema;
  readonly check?: string;
}

/**
 * Source text of schemas for the second pass: only what is checked or changes messages, references as functions. Schemas of equal
 * text are written once.
 */
export class SchemaLiterals {
  readonly #names: Names;
  readonly #texts = new Map<SchemaObject, string>();
  readonly #uses = new Map<string, number>();
  readonly #constants = new Map<string, string>();
  readonly #roots: Root[] = [];

  constructor(names: Names) {
    this.#names = names;
  }

  /** Declares a constant of this name that holds a schema, with the function that checks it. */
  declare(name: string, schema: Schema, check: string): void {
    this.#roots.push({ name, schema, check });
    for (const [inner] of held(schema)) this.#count(inner);
  }

  /** Name of the constant that holds a schema. */
  constant(schema: Schema): string {
    const text = this.#text(schema);
    const known = this.#constants.get(text);
    if (known !== undefined) return known;
    const name = this.#names.newName();
    this.#constants.set(text, name);
    this.#count(schema);
    this.#roots.push({ name, schema });
    return name;
  }

  /** The declarations, each after those that it uses. To be called once, at the end. */
  declarations(): readonly string[] {
    const written: string[] = [];
    const done = new Set<string>();
    const declare = ({ name, schema, check }: Root): string => {
      if (done.has(name)) return name;
      done.add(name);
      const text = literalOf(schema, write, this.#names);
      const withCheck = check === undefined ? text : text.replace(/^\{/, `{ check: ${check},`);
      written.push(`const ${name} = ${withCheck};`);
      return name;
    };
    const write = (schema: Schema): string => {
      const text = this.#text(schema);
      const known = this.#constants.get(text);
      const isShared = known !== undefined || (text.length >= shortest && (this.#uses.get(text) ?? 0) > 1);
      if (typeof schema === 'boolean' || !isShared) return literalOf(schema, write, this.#names);
      const name = known ?? this.#names.newName();
      this.#constants.set(text, name);
      return declare({ name, schema });
    };
    for (const root of this.#roots) declare(root);
    return written;
  }

  #count(schema: Schema): void {
    const text = this.#text(schema);
    const uses = this.#uses.get(text) ?? 0;
    this.#uses.set(text, uses + 1);
    // What is in a schema that is written once is written once.
    if (uses === 0) for (const [inner] of held(schema)) this.#count(inner);
  }

  #text(schema: Schema): string {
    if (typeof schema === 'boolean') return String(schema);
    const known = this.#texts.get(schema);
    if (known !== undefined) return known;
    const text = literalOf(schema, (inner) => this.#text(inner), this.#names);
    this.#texts.set(schema, text);
    return text;
  }
}

function held(schema: Schema): ReturnType<typeof schemasIn> {
  if (typeof schema === 'boolean') return [];
  return Object.entries(schema).flatMap(([keyword, value]) =>
    schemasIn(value, assertionKeywords.get(keyword) ?? 'data'),
  );
}

function literalOf(schema: Schema, write: (schema: Schema) => string, names: Names): string {
  if (typeof schema === 'boolean') return String(schema);
  const members = Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword === '$ref' && typeof value === 'string') return [`"$ref": () => ${names.constantOf(value)}`];
    if (keyword === 'format') {
      const format = value === 'binary' ? literal(value) : names.format(schema);
      return format === undefined ? [] : [`"format": ${format}`];
    }
    const isRead = assertionKeywords.has(keyword) || messageExtensions.includes(keyword);
    return isRead ? [`${literal(keyword)}: ${valueLiteral(keyword, value, write)}`] : [];
  });
  if ('unevaluatedItems' in schema || 'unevaluatedProperties' in schema)
    members.push(`unevaluated: ${names.runtime('unevaluated', 'unevaluated')}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function valueLiteral(keyword: string, value: Json, write: (schema: Schema) => string): string {
  const one = (item: Json): string => (isObject(item) || typeof item === 'boolean' ? write(item) : literal(item));
  const holds = assertionKeywords.get(keyword) ?? 'data';
  if (holds === 'schema') return one(value);
  if (holds === 'list' && Array.isArray(value)) return `[${value.map((item: Json) => one(item)).join(', ')}]`;
  if (holds !== 'map' || !isObject(value)) return literal(value);
  return `{ ${Object.entries(value)
    // A computed name, so that a member called __proto__ is a member.
    .map(([name, item]) => `${name === '__proto__' ? '["__proto__"]' : literal(name)}: ${one(item)}`)
    .join(', ')} }`;
}
