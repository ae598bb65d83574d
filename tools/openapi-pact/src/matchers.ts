/** One matcher of the Pact specification V4. */
export type Matcher =
  | { readonly match: 'type'; readonly min?: number; readonly max?: number }
  | { readonly match: 'regex'; readonly regex: string }
  | { readonly match: 'integer' | 'number' | 'null' | 'equality' | 'values' | 'notEmpty' }
  | { readonly match: 'statusCode'; readonly status: string }
  | { readonly match: 'arrayContains'; readonly variants: readonly Variant[] };

/** An item that an array must contain, by its index in the example. */
export interface Variant {
  readonly index: number;
  readonly rules: BodyRules;
}

/** Matchers of one place: all of them must match, or one where `combine` is `OR`. */
export interface Matchers {
  readonly combine?: 'AND' | 'OR';
  readonly matchers: readonly Matcher[];
}

/** Matchers by JSONPath. */
export type BodyRules = { readonly [path: string]: Matchers };

/** Matchers by the name of a header. */
export type HeaderRules = { readonly [name: string]: Matchers };

/** The matching rules of a response. */
export interface MatchingRules {
  readonly status?: Matchers;
  readonly header?: HeaderRules;
  readonly body?: BodyRules;
}
