import { isObject, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';
import { asSchema, type ModuleScope } from './code-writer.ts';
import { readMember } from './read-member.ts';

/** A schema that applies to the same value where a condition holds. */
export interface Alternative {
  readonly schema: Schema;
  /** The source text of the condition. Asking for it may declare functions. */
  readonly condition: () => string;
}

/** What applies to the same value as a schema (JSON Schema Core §10.2), the schema itself included. */
export interface InPlaceParts {
  /** What every value has to fit. */
  readonly always: readonly SchemaObject[];
  /** What evaluates members and items only where a value fits it. `not` is none: what it evaluates does not count (§10.2.1.4). */
  readonly alternatives: readonly Alternative[];
}

/** Takes a schema apart. */
export function inPlaceParts(schema: Schema, value: string, module: ModuleScope): InPlaceParts {
  const always = alwaysParts(schema, module);
  return { always, alternatives: always.flatMap((part) => alternativesOf(part, value, module)) };
}

/** A schema and what every value has to fit besides: references and `allOf` are followed, each component once. */
export function alwaysParts(schema: Schema, module: Pick<ModuleScope, 'schemaOf'>): readonly SchemaObject[] {
  const always = new Set<SchemaObject>();
  const add = (part: Schema): void => {
    if (typeof part === 'boolean' || always.has(part)) return;
    always.add(part);
    const { $ref, allOf } = part;
    if (typeof $ref === 'string') add(module.schemaOf($ref));
    for (const member of list(allOf)) add(asSchema(member));
  };
  add(schema);
  return [...always];
}

function alternativesOf(schema: SchemaObject, value: string, module: ModuleScope): readonly Alternative[] {
  const { anyOf, oneOf, dependentSchemas, if: condition, then: consequence, else: otherwise } = schema;
  const fits = (given: Json): string => `${module.declare(asSchema(given))}(${value})`;
  return [
    ...[...list(anyOf), ...list(oneOf)].map((member) => ({ schema: asSchema(member), condition: () => fits(member) })),
    ...(condition === undefined
      ? []
      : [
          { schema: asSchema(condition), condition: () => fits(condition) },
          { schema: asSchema(consequence), condition: () => fits(condition) },
          { schema: asSchema(otherwise), condition: () => `!${fits(condition)}` },
        ]),
    ...Object.entries(isObject(dependentSchemas) ? dependentSchemas : {}).map(([name, dependent]) => ({
      schema: asSchema(dependent),
      condition: () => `${readMember(value, name, module)} !== undefined`,
    })),
  ];
}

/** The items of a keyword that holds a list of schemas. */
export function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
