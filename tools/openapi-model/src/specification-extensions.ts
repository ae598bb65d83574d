import type { Json, JsonObject } from './json.ts';

/** Members whose names begin with `x-` (OpenAPI 3.1 §4.9), as they stand in the document. */
export type SpecificationExtensions = { readonly [name: `x-${string}`]: Json };

/** The specification extensions of an object. */
export function readExtensions(object: JsonObject): SpecificationExtensions {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name.startsWith('x-')));
}
