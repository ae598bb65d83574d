import {
  assertionKeywords,
  isObject,
  type Json,
  type Schema,
  type SchemaHolder,
  type SchemaObject,
} from '@opendas/openapi-model';
import { literal, memberName } from './check/code-writer.ts';
import { discriminatorOf } from './discriminator.ts';
import type { NamedSchema } from './schema-variants.ts';

/** Source text of a schema for the second pass: only what is checked or changes messages. Schemas of equal text have one. */
export interface SchemaText {
  /** What it is called in the keys of those that it stands in. */
  readonly number: number;
  /** The text, in which the schemas that stand in the schema, and those that it refers to, are left open. */
  readonly parts: readonly (string | SchemaText | Reference)[];
}

/** The constant of the schema that a reference points to. */
export interface Reference {
  readonly reference: string;
}

/** What the texts need of the module they stand in. */
export interface TextNames {
  /** The name that an export of a file of the runtime has in the module. */
  readonly runtime: (name: string, file: string) => string;
  /** Name of the format of a schema, where it is checked. */
  readonly format: (schema: SchemaObject) => string | undefined;
  /** The component schema that a reference points to. */
  readonly componentOf: (reference: string) => NamedSchema | undefined;
}

/** Annotations of ours that change messages. */
const messageExtensions: ReadonlySet<string> = new Set(['x-expected', 'x-secret']);

/** Finds the texts of schemas. */
export class SchemaTexts {
  readonly #names: TextNames;
  readonly #texts = new Map<Schema, SchemaText>();
  /** By what they say, with the schemas in them as numbers. */
  readonly #equal = new Map<string, SchemaText>();

  constructor(names: TextNames) {
    this.#names = names;
  }

  of(schema: Schema): SchemaText {
    const known = this.#texts.get(schema);
    if (known !== undefined) return known;
    const draft = new Draft();
    if (typeof schema === 'boolean') draft.write(String(schema));
    else this.#write(schema, draft);
    const key = draft.key();
    let text = this.#equal.get(key);
    if (text === undefined) {
      text = { number: this.#equal.size, parts: draft.parts };
      this.#equal.set(key, text);
    }
    this.#texts.set(schema, text);
    return text;
  }

  #write(schema: SchemaObject, draft: Draft): void {
    let before = '{ ';
    for (const keyword of Object.keys(schema)) {
      const value = schema[keyword] ?? null;
      const holds = assertionKeywords.get(keyword);
      const start = `${before}"${keyword}": `;
      if (holds !== undefined && holds !== 'data') this.#writeSchemas(start, value, holds, draft);
      else if (keyword === '$ref' && typeof value === 'string') draft.refer(`${start}() => `, value);
      else {
        const text = holds === 'data' ? literal(value) : this.#annotation(keyword, value, schema);
        if (text === undefined) continue;
        draft.write(start + text);
      }
      before = ', ';
    }
    if ('unevaluatedItems' in schema || 'unevaluatedProperties' in schema)
      draft.write(`${before}unevaluated: ${this.#names.runtime('unevaluated', 'unevaluated')}`);
    draft.write(before === '{ ' ? '{}' : ' }');
  }

  /** `undefined` where the second pass does not read it. */
  #annotation(keyword: string, value: Json, schema: SchemaObject): string | undefined {
    if (keyword === 'format') return value === 'binary' ? literal(value) : this.#names.format(schema);
    if (keyword !== 'discriminator') return messageExtensions.has(keyword) ? literal(value) : undefined;
    const found = discriminatorOf(schema, this.#names.componentOf);
    return found && literal({ ...found });
  }

  #writeSchemas(start: string, value: Json, holds: SchemaHolder, draft: Draft): void {
    let before = start;
    const one = (item: Json): void => {
      if (isObject(item)) draft.hold(before, this.of(item));
      else draft.write(before + literal(item));
    };
    if (holds === 'list' && Array.isArray(value)) {
      before += '[';
      for (const item of value as readonly Json[]) {
        one(item);
        before = ', ';
      }
      draft.write(before === ', ' ? ']' : `${before}]`);
    } else if (holds === 'map' && isObject(value)) {
      let separator = `${start}{ `;
      for (const name of Object.keys(value)) {
        before = `${separator}${memberName(name)}: `;
        one(value[name] ?? null);
        separator = ', ';
      }
      draft.write(separator === ', ' ? ' }' : `${separator} }`);
    } else one(value);
  }
}

/** A text that is being written. */
class Draft {
  readonly parts: (string | SchemaText | Reference)[] = [];

  write(text: string): void {
    const last = this.parts.length - 1;
    const before = this.parts[last];
    if (typeof before === 'string') this.parts[last] = before + text;
    else this.parts.push(text);
  }

  hold(before: string, schema: SchemaText): void {
    this.write(before);
    this.parts.push(schema);
  }

  refer(before: string, reference: string): void {
    this.write(before);
    this.parts.push({ reference });
  }

  /** Equal for equal texts, and for those only: no source text has the character before numbers and references. */
  key(): string {
    const [first] = this.parts;
    if (this.parts.length === 1 && typeof first === 'string') return first;
    return this.parts
      .map((part) =>
        typeof part === 'string' ? part : `\0${'number' in part ? part.number : literal(part.reference)}\0`,
      )
      .join('');
  }
}
