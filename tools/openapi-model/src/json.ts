/** A JSON value, as it stands in a document. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object, as it stands in a document. */
export type JsonObject = { readonly [member: string]: Json };

/** Whether a JSON value is an object (not null, not an array). */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
