import type { Json, Schema, SchemaObject } from '@opendas/openapi-model';
import { Referring } from './referring-schemas.ts';
import type { NamedSchema } from './schema-variants.ts';
import { visitKeywords } from './supported-keywords.ts';

/**
 * Finds the schemas whose check follows a value as deep as it goes: those that refer to themselves, and those that compare items with
 * each other. Only they can use up the call stack.
 */
export class DeepSchemas {
  readonly #schemas: ReadonlyMap<string, NamedSchema>;
  readonly #deep: ReadonlySet<string>;

  constructor(schemas: ReadonlyMap<string, NamedSchema>) {
    this.#schemas = schemas;
    const referring = new Referring();
    const comparing: string[] = [];
    for (const [reference, { schema }] of schemas) {
      for (const target of referencesIn(schema)) referring.add(reference, target);
      if (this.#comparesItems(schema)) comparing.push(reference);
    }
    this.#deep = new Set([...referring.leadingIntoCircles(), ...referring.closure(comparing)]);
  }

  has(schema: Schema): boolean {
    return referencesIn(schema).some((reference) => this.#deep.has(reference)) || this.#comparesItems(schema);
  }

  #comparesItems(schema: Schema): boolean {
    if (typeof schema === 'boolean') return false;
    let found = false;
    visitKeywords(schema, ({ keyword, value, parent: { prefixItems, items } }) => {
      if (keyword === 'uniqueItems' && value === true) found ||= prefixItems !== undefined || !this.#isScalar(items);
    });
    return found;
  }

  /** Whether only values without members and items fit. */
  #isScalar(schema: Json | undefined): boolean {
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return schema === false;
    const { type, enum: members, const: only, $ref } = schema as SchemaObject;
    const types = Array.isArray(type) ? (type as readonly Json[]) : type === undefined ? [] : [type];
    return (
      (types.length > 0 && !types.some((name) => name === 'object' || name === 'array')) ||
      (Array.isArray(members) && members.every((member: Json) => isScalar(member))) ||
      (only !== undefined && isScalar(only)) ||
      (typeof $ref === 'string' && this.#isScalar(this.#schemas.get($ref)?.schema))
    );
  }
}

function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

function referencesIn(schema: Schema): readonly string[] {
  const references: string[] = [];
  visitKeywords(schema, ({ keyword, value }) => {
    if (keyword === '$ref' && typeof value === 'string') references.push(value);
  });
  return references;
}
