import type { Json, SchemaObject } from '@opendas/openapi-model';
import { literalType } from './literal-type.ts';
import { union, type TypeText } from './type-text.ts';
import { hasType } from './type-keyword.ts';

/** The values that `const` and `enum` allow; nothing if the schema has neither. */
export function allowedValues(schema: SchemaObject): readonly Json[] | undefined {
  const { const: only, enum: several } = schema;
  if (only !== undefined) return [only];
  return Array.isArray(several) ? several : undefined;
}

/** The type of the values that `const` and `enum` allow, as far as `type` allows them too. */
export function valueType(
  values: readonly Json[],
  types: readonly string[] | undefined,
  { immutable }: { immutable: boolean },
): TypeText {
  const fitting = types === undefined ? values : values.filter((value) => types.some((type) => hasType(value, type)));
  return union(fitting.map((value) => literalType(value, immutable)));
}
