import { assertionKeywords, componentSchemaName, isObject, type Json, type Schema } from '@opendas/openapi-model';
import { patternFlags } from './pattern.ts';
import { Referring } from './referring-schemas.ts';
import { mapMembers, mapSchemas } from './schema-mapping.ts';
import { referenceTo } from './schema-variants.ts';
import { schemasIn, visitKeywords } from './supported-keywords.ts';

/**
 * Brings schemas into the form that everything after relies on: references are spelled alike, and every pattern is a regular
 * expression. Patterns that are none are left out, and so is whatever would refuse a value because of that: what stands in `not`, the
 * branches of an `if`, that only one of `oneOf` fits.
 */
export class CheckableSchemas {
  /** References to component schemas that accept more since patterns are left out. */
  readonly #accepting: ReadonlySet<string>;
  readonly #known = new Map<Schema, boolean>();

  constructor(components: ReadonlyMap<string, Schema>) {
    const referring = new Referring();
    const accepting: string[] = [];
    for (const [name, schema] of components) {
      const own = referenceTo(name);
      visitKeywords(schema, ({ keyword, value }) => {
        if (keyword === '$ref') referring.add(own, canonicalReference(value));
        else if (!hasPatterns(keyword, value)) accepting.push(own);
      });
    }
    this.#accepting = referring.closure(accepting);
  }

  /** The same schema where it has that form. */
  readonly of = (schema: Schema): Schema => {
    if (!isObject(schema)) return schema;
    const given = Object.keys(schema).some((keyword) => decides.has(keyword)) ? this.#decidable(schema) : schema;
    return mapMembers(given, (keyword, value) => {
      if (keyword === '$ref') return canonicalReference(value);
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
        ? this.#accepting.has(canonicalReference(value))
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

function canonicalReference(reference: Json): string {
  const given = typeof reference === 'string' ? reference : '';
  const name = componentSchemaName(given);
  return name === undefined ? given : referenceTo(name);
}
