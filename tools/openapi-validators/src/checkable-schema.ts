import { assertionKeywords, isObject, type Json, type Schema } from '@opendas/openapi-model';
import type { PlacedSchema } from './document-schemas.ts';
import { schemasIn } from './inner-schemas.ts';
import { patternFlags } from './pattern.ts';
import { Referring } from './referring-schemas.ts';
import { mapMembers, mapSchemas } from './schema-mapping.ts';
import { surveyOf } from './schema-survey.ts';
import { referenceTo } from './schema-variants.ts';

/**
 * What brings schemas into the form that everything after relies on: every pattern is a regular expression. Patterns that are none are
 * left out, and so is whatever would refuse a value because of that: what stands in `not`, the branches of an `if`, that only one of
 * `oneOf` fits.
 *
 * @param schemas - all schemas of the document
 */
export function checkableSchema(
  schemas: readonly PlacedSchema[],
  components: ReadonlyMap<string, Schema>,
): (schema: Schema) => Schema {
  // Nearly all documents have that form.
  return schemas.every(({ schema }) => isReadable(schema)) ? (schema) => schema : new CheckableSchemas(components).of;
}

class CheckableSchemas {
  /** References to component schemas that accept more since patterns are left out. */
  readonly #accepting: ReadonlySet<string>;
  readonly #known = new Map<Schema, boolean>();

  constructor(components: ReadonlyMap<string, Schema>) {
    const referring = new Referring();
    const accepting: string[] = [];
    for (const [name, schema] of components) {
      const own = referenceTo(name);
      for (const reference of surveyOf(schema).references) referring.add(own, reference);
      if (!isReadable(schema)) accepting.push(own);
    }
    this.#accepting = referring.closure(accepting);
  }

  readonly of = (schema: Schema): Schema => {
    if (!isObject(schema)) return schema;
    const given = Object.keys(schema).some((keyword) => decides.has(keyword)) ? this.#decidable(schema) : schema;
    return mapMembers(given, (keyword, value) => {
      if (keyword === 'pattern') return isPattern(value) ? value : undefined;
      if (keyword === 'patternProperties' && isObject(value)) return this.#patternProperties(value);
      return mapSchemas(keyword, value, this.of);
    });
  };

  /** A pattern that is none may match any name. */
  #patternProperties(value: { readonly [pattern: string]: Json }): Json {
    const checked = mapMembers(value, (pattern, held) =>
      isPattern(pattern) ? this.of(isObject(held) || typeof held === 'boolean' ? held : true) : undefined,
    );
    return Object.keys(value).every(isPattern) ? checked : { '': true, ...checked };
  }

  #decidable(schema: { readonly [keyword: string]: Json }): { readonly [keyword: string]: Json } {
    const acceptsMore = (keyword: string): boolean =>
      schemasIn(schema[keyword] ?? true, assertionKeywords.get(keyword) ?? 'data').some(([held]) =>
        this.#acceptsMore(held),
      );
    const condition = acceptsMore('if');
    const alternatives = acceptsMore('oneOf');
    const excluded = acceptsMore('not');
    const contained = acceptsMore('contains');
    const result = mapMembers(schema, (keyword, value) => {
      if (condition && ['if', 'then', 'else'].includes(keyword)) return undefined;
      if ((excluded && keyword === 'not') || (alternatives && keyword === 'oneOf')) return undefined;
      return contained && keyword === 'maxContains' ? undefined : value;
    });
    if (!alternatives) return result;
    const { allOf } = result;
    return {
      ...result,
      allOf: [...(Array.isArray(allOf) ? (allOf as readonly Json[]) : []), { anyOf: schema['oneOf'] ?? [] }],
    };
  }

  /** Whether leaving out patterns makes a schema accept more. */
  #acceptsMore(schema: Schema): boolean {
    if (!isObject(schema)) return false;
    const known = this.#known.get(schema);
    if (known !== undefined) return known;
    const found = Object.entries(schema).some(([keyword, value]) =>
      keyword === '$ref'
        ? typeof value === 'string' && this.#accepting.has(value)
        : !hasPatterns(keyword, value) ||
          schemasIn(value, assertionKeywords.get(keyword) ?? 'data').some(([held]) => this.#acceptsMore(held)),
    );
    this.#known.set(schema, found);
    return found;
  }
}

/** Keywords that refuse a value because another schema accepts it. */
const decides: ReadonlySet<string> = new Set(['not', 'if', 'oneOf', 'maxContains']);

/** Whether the patterns of a keyword are all regular expressions. */
function hasPatterns(keyword: string, value: Json): boolean {
  if (keyword === 'pattern') return isPattern(value);
  return keyword !== 'patternProperties' || !isObject(value) || Object.keys(value).every(isPattern);
}

function isPattern(value: Json): boolean {
  return typeof value === 'string' && patternFlags(value) !== undefined;
}

/** Whether all patterns in a schema are regular expressions. */
function isReadable(schema: Schema): boolean {
  return [...surveyOf(schema).patterns].every(isPattern);
}
