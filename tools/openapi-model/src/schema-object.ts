import { pointerTokens } from './json-pointer.ts';
import type { Json } from './json.ts';

/**
 * A Schema Object as JSON Schema 2020-12 (OpenAPI 3.1 §4.8.24). References stay as they are
 * (`{ $ref: '#/components/schemas/Name' }`), so that emitters can name them.
 */
export interface SchemaObject {
  readonly [keyword: string]: Json;
}

/** A schema: an object, or `true` (anything) or `false` (nothing). */
export type Schema = SchemaObject | boolean;

/** A reference without escapes, as nearly all are. */
const plainReference = /^#\/components\/schemas\/(?<name>[^~%/]*)$/;

/** The name of a component schema that a reference points to; `undefined` for every other reference. */
export function componentSchemaName(ref: string): string | undefined {
  const plain = plainReference.exec(ref)?.groups?.['name'];
  if (plain !== undefined) return plain;
  const tokens = ref.startsWith('#') ? pointerTokens(ref) : undefined;
  const [components, schemas, name] = tokens ?? [];
  return tokens?.length === 3 && components === 'components' && schemas === 'schemas' ? name : undefined;
}
