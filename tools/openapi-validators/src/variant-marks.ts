import { isObject, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';

/** The mark of members that need not be there: `readOnly` in requests, `writeOnly` in responses. */
export type Mark = 'readOnly' | 'writeOnly';

/** Finds the members that schemas mark. Remembers what it found, since many schemas refer to the same ones. */
export class VariantMarks {
  readonly #mark: Mark;
  readonly #target: (reference: string) => Schema | undefined;
  readonly #members = new Map<SchemaObject, ReadonlySet<string>>();
  readonly #marked = new Map<SchemaObject, boolean>();

  constructor(mark: Mark, target: (reference: string) => Schema | undefined) {
    this.#mark = mark;
    this.#target = target;
  }

  /** Members that a schema marks whatever the value: itself, through a reference, or in `allOf`. References make no loops (`reference-loops.ts`). */
  members(schema: Json): ReadonlySet<string> {
    if (!isObject(schema)) return new Set();
    const known = this.#members.get(schema);
    if (known !== undefined) return known;
    const { properties } = schema;
    const own = isObject(properties) ? Object.keys(properties).filter((name) => this.#isMarked(properties[name])) : [];
    const found = new Set([...own, ...this.#parts(schema).flatMap((part) => [...this.members(part)])]);
    this.#members.set(schema, found);
    return found;
  }

  /** Whether a schema, or any that applies to the same value, has the mark: one is enough (JSON Schema Validation §9.4). */
  #isMarked(property: Json | undefined): boolean {
    if (!isObject(property)) return false;
    const known = this.#marked.get(property);
    if (known !== undefined) return known;
    const found =
      property[this.#mark] === true ||
      [...this.#parts(property), ...list(property['anyOf']), ...list(property['oneOf'])].some((part) =>
        this.#isMarked(part),
      );
    this.#marked.set(property, found);
    return found;
  }

  /** The schemas that a value must fit as well: the one referred to, and those in `allOf`. */
  #parts({ $ref, allOf }: SchemaObject): readonly Json[] {
    const referred = typeof $ref === 'string' ? this.#target($ref) : undefined;
    return referred === undefined ? list(allOf) : [referred, ...list(allOf)];
  }
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
