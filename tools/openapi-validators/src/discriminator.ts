import { isObject, type Json, type SchemaObject } from '@opendas/openapi-model';
import { asSchema } from './check/code-writer.ts';
import { list } from './check/in-place-parts.ts';
import { taggedAlternatives } from './check/tagged-alternatives.ts';
import type { NamedSchema } from './schema-variants.ts';

/** Which alternative each value of a member names, by its place in the list. */
export interface Discriminator {
  readonly name: string;
  readonly alternatives: { readonly [value: string]: number };
}

/**
 * Reads a Discriminator Object (OpenAPI 3.1 §4.8.25) beside `oneOf` or `anyOf`: a value of the member is in `mapping`, or the name of an
 * alternative. Only messages depend on it; what fits a schema does not.
 *
 * @param componentOf - what a reference points to
 * @returns `undefined` where `const` or `enum` say as much, and where no alternative is named
 */
export function discriminatorOf(
  { discriminator, oneOf, anyOf }: SchemaObject,
  componentOf: (reference: string) => NamedSchema | undefined,
): Discriminator | undefined {
  if (!isObject(discriminator) || (oneOf !== undefined && anyOf !== undefined)) return undefined;
  const { propertyName: name, mapping } = discriminator;
  const alternatives = list(oneOf ?? anyOf);
  const schemaOf = (reference: string): NamedSchema['schema'] => componentOf(reference)?.schema ?? true;
  if (typeof name !== 'string' || taggedAlternatives(alternatives.map(asSchema), true, { schemaOf })) return undefined;
  const indexes = new Map<string, number>();
  alternatives.forEach((alternative, index) => {
    const component = isObject(alternative) ? componentAt(alternative['$ref'], componentOf) : undefined;
    if (component !== undefined) indexes.set(component.name, index);
  });
  // What `mapping` says comes before the names.
  const named = new Map(indexes);
  for (const [value, target] of Object.entries(isObject(mapping) ? mapping : {})) {
    const component = componentAt(target, componentOf);
    const index = component && indexes.get(component.name);
    if (index !== undefined) named.set(value, index);
  }
  return named.size === 0 ? undefined : { name, alternatives: Object.fromEntries(named) };
}

function componentAt(
  reference: Json | undefined,
  componentOf: (reference: string) => NamedSchema | undefined,
): NamedSchema | undefined {
  return typeof reference === 'string' ? componentOf(reference) : undefined;
}
