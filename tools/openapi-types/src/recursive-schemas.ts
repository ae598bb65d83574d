import type { Edge } from './place.ts';
import { referenceCycles, type ReferenceCycles } from './reference-cycles.ts';
import type { Reference, SchemaReferences } from './schema-walk.ts';

/**
 * What must be written differently for schemas that lead back to themselves. TypeScript finds the type of a component
 * by looking through its unions, intersections and arrays, and refuses a component that it meets again on the way
 * (TS2502); it does not look into the members of object types before it needs them, so those are of no concern here.
 */
export interface RecursiveSchemas {
  /**
   * Whether a component leads back to itself through arrays. Such components are type aliases, whose arrays TypeScript
   * does not look into either.
   */
  readonly isAlias: (name: string) => boolean;
  /**
   * Whether a reference leads back to the component around it for the same value. It says nothing about the value (a
   * validator that follows it never ends), so its type is `unknown`.
   */
  readonly isEndless: (from: string, to: string, edge: Edge) => boolean;
}

/** Finds the schemas that lead back to themselves. */
export function recursiveSchemas(all: SchemaReferences): RecursiveSchemas {
  const references: SchemaReferences = new Map(
    [...all].map(([name, found]) => [name, found.filter(({ edge }) => edge !== 'member')]),
  );
  const sameValue = cycles(references, ({ edge }) => edge !== 'item');
  // A part is given up before an alternative: what stands beside it still describes the value.
  const alternatives = cycles(references, ({ edge }) => edge === 'alternative');
  const isEndless: RecursiveSchemas['isEndless'] = (from, to, edge) =>
    (edge === 'part' && sameValue.includes(from, to)) || (edge === 'alternative' && alternatives.includes(from, to));
  const eager = cycles(references, ({ to, edge }, from) => !isEndless(from, to, edge));
  return { isEndless, isAlias: (name) => eager.includes(name, name) };
}

function cycles(
  references: SchemaReferences,
  follows: (reference: Reference, from: string) => boolean,
): ReferenceCycles {
  return referenceCycles(
    new Map(
      [...references].map(([name, all]) => [
        name,
        all.filter((reference) => follows(reference, name)).map((reference) => reference.to),
      ]),
    ),
  );
}
