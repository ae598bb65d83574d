import type { JsonObject } from './json.ts';

const bounds = { exclusiveMinimum: 'minimum', exclusiveMaximum: 'maximum' } as const;

/** Whether a schema has an exclusive bound as OpenAPI 3.0 writes it: `true` or `false` beside the bound. */
export function hasBooleanBounds(schema: JsonObject): boolean {
  return Object.keys(bounds).some((keyword) => typeof schema[keyword] === 'boolean');
}

/** The same schema with exclusive bounds as numbers (JSON Schema Validation §6.2.4): `minimum: 1, exclusiveMinimum: true` is `exclusiveMinimum: 1`. */
export function withNumericBounds(schema: JsonObject): JsonObject {
  const result: { [keyword: string]: JsonObject[string] } = { ...schema };
  for (const [exclusive, inclusive] of Object.entries(bounds)) {
    const flag = result[exclusive];
    if (typeof flag !== 'boolean') continue;
    delete result[exclusive];
    const bound = result[inclusive];
    if (!flag || bound === undefined) continue;
    delete result[inclusive];
    result[exclusive] = bound;
  }
  return result;
}
