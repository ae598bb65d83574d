/**
 * How a schema is reached from the component around it: as the component itself or a conjunct of it (`part`: `$ref`,
 * `allOf`), as one of several (`alternative`: `anyOf`, `oneOf`), in an array (`item`), in an object (`member`).
 */
export type Edge = 'part' | 'alternative' | 'item' | 'member';

/** Where a schema stands, as far as its type depends on it. */
export interface Place {
  readonly edge: Edge;
  /** The types that a schema around this one, for the same value, allows. */
  readonly types: readonly string[] | undefined;
  /** Members that a schema around this one, for the same value, makes not required (`schema-variants.ts`). */
  readonly notRequired: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** The place of a component's schema, or of a schema outside of components. */
export const outermost: Place = { edge: 'part', types: undefined, notRequired: none };

/** The place of a schema of a property: TypeScript looks into members only when it needs them. */
export const inMember: Place = { edge: 'member', types: undefined, notRequired: none };

/** The place of a schema of an array's items. */
export function inItem({ edge }: Place): Place {
  return { edge: furtherEdge(edge, 'item'), types: undefined, notRequired: none };
}

/** The place of a schema in `allOf`. */
export function inPart(place: Place, types: Place['types'], notRequired: ReadonlySet<string>): Place {
  return { edge: furtherEdge(place.edge, 'part'), types, notRequired };
}

/** The place of a schema in `anyOf` or `oneOf`. */
export function inAlternative(place: Place, types: Place['types']): Place {
  return { edge: furtherEdge(place.edge, 'alternative'), types, notRequired: none };
}

/** The edge of a schema in a schema: members hide everything below them, items everything but members. */
export function furtherEdge(outer: Edge, inner: Edge): Edge {
  if (outer === 'member' || inner === 'member') return 'member';
  return outer === 'item' ? 'item' : inner;
}
