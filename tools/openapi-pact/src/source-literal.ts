import type { Json } from '@opendas/openapi-model';

/** A JSON value as a literal of ECMAScript: there a member that is called `"__proto__"` would be the prototype (ECMA-262 §13.2.5.5). */
export function sourceLiteral(value: Json): string {
  // Every member has a line of its own, and no text has one.
  return JSON.stringify(value, null, 2).replaceAll(/^( *)"__proto__": /gm, '$1["__proto__"]: ');
}
