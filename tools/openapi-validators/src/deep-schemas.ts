import type { Json, Schema, SchemaObject } from '@opendas/openapi-model';
import { Referring } from './referring-schemas.ts';
import type { NamedSchema } from './schema-variants.ts';
import { surveyOf } from './schema-survey.ts';

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
      for (const target of surveyOf(schema).references) referring.add(reference, target);
      if (this.#comparesItems(schema)) comparing.push(reference);
    }
    this.#deep = new Set([...referring.leadingIntoCircles(), ...referring.closure(comparing)]);
  }

  has(schema: Schema): boolean {
    for (const reference of surveyOf(schema).references) if (this.#deep.has(reference)) return true;
    return this.#comparesItems(schema);
  }

  #comparesItems(schema: Schema): boolean {
    return surveyOf(schema).comparing.some(
      ({ prefixItems, items }) => prefixItems !== undefined || !this.#isScalar(items),
    );
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
