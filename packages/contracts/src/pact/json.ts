/** A JSON value of a pact file. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is { readonly [member: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two JSON values are the same; the order of members means nothing. */
export function sameJson(first: Json | undefined, second: Json | undefined): boolean {
  return JSON.stringify(sortMembers(first)) === JSON.stringify(sortMembers(second));
}

/** The same value with the members of every object in the order of their names. */
export function sortMembers(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => sortMembers(item) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((name) => [name, sortMembers(value[name]) ?? null]),
  );
}
