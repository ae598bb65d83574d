import { quoted } from './property-name.ts';
import type { SchemaVariant, Variant } from './schema-variants.ts';

/** The member of `components` that has the schemas of each variant. */
export const schemaMembers = { plain: 'schemas', request: 'requestSchemas', response: 'responseSchemas' } as const;

/** The variant of a component that a variant refers to: its own where that differs, else the plain one. */
export function variantOf(name: string, { variant, differing }: SchemaVariant): Variant {
  return differing.has(name) ? variant : 'plain';
}

/** `components["schemas"]["Name"]`. */
export function componentType(name: string, variant: Variant): string {
  return `components["${schemaMembers[variant]}"][${quoted(name)}]`;
}

const aliasPrefixes = { plain: 'Recursive', request: 'RecursiveRequest', response: 'RecursiveResponse' } as const;

/** Gives every component that must be a type alias a name for it, in each variant. */
export function aliasNames(names: readonly string[]): (name: string, variant: Variant) => string {
  const taken = new Set<string>();
  const words = new Map(
    names.map((name) => {
      const word = name.replaceAll(/[^A-Za-z0-9_]/g, '_');
      let unique = word;
      for (let number = 2; taken.has(unique); number += 1) unique = `${word}_${number}`;
      taken.add(unique);
      return [name, unique];
    }),
  );
  return (name, variant) => `${aliasPrefixes[variant]}_${words.get(name) ?? name}`;
}
