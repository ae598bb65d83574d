import type { SchemaObject } from '@opendas/openapi-model';
import type { ModuleScope } from './code-writer.ts';

/** Families of keywords that are written together, as bits of a set. */
export const family = {
  value: 1,
  reference: 2,
  string: 4,
  number: 8,
  array: 16,
  object: 32,
  alternatives: 64,
  parts: 128,
  unevaluatedItems: 256,
  unevaluatedProperties: 512,
} as const;

function row(bit: number, names: string): readonly (readonly [string, number])[] {
  return names.split(' ').map((name) => [name, bit] as const);
}

const families: ReadonlyMap<string, number> = new Map([
  ...row(family.value, 'type const enum'),
  ...row(family.reference, '$ref'),
  ...row(family.string, 'minLength maxLength pattern'),
  ...row(family.number, 'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf'),
  ...row(family.array, 'prefixItems items contains minContains maxContains minItems maxItems uniqueItems'),
  ...row(family.object, 'required properties patternProperties additionalProperties propertyNames'),
  ...row(family.object, 'dependentRequired dependentSchemas minProperties maxProperties'),
  ...row(family.alternatives, 'anyOf oneOf not'),
  ...row(family.parts, 'allOf if then else'),
  ...row(family.unevaluatedItems, 'unevaluatedItems'),
  ...row(family.unevaluatedProperties, 'unevaluatedProperties'),
]);

/** The families that a schema has keywords of, as a set of bits: most schemas have one or two, and are asked for no others. */
export function familiesOf(schema: SchemaObject, module: ModuleScope): number {
  let found = 0;
  for (const keyword of Object.keys(schema)) found |= families.get(keyword) ?? 0;
  return schema['format'] === undefined || module.format(schema) === undefined ? found : found | family.string;
}
