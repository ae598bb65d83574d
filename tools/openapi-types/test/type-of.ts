import type { Json, JsonObject, Schema } from '@opendas/openapi-model';
import { componentsType } from '../src/components-type.ts';
import { inMember } from '../src/place.ts';

/** The type of a schema, on one line and without comments. */
export function typeOf(schema: Json, schemas: JsonObject = {}, immutable = false): string {
  const scope = componentsType(new Map(Object.entries(schemas as Record<string, Schema>)), immutable).request;
  return onOneLine(scope.typeOf(schema as Schema, inMember).text);
}

/** A text of types on one line, without comments. */
export function onOneLine(text: string): string {
  return text
    .replaceAll(/\/\*\*.*?\*\/\n/gs, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
