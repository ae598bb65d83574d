import {
  appendToPointer,
  assertionKeywords,
  componentSchemaName,
  type Problem,
  type Schema,
} from '@opendas/openapi-model';
import { schemasIn } from './inner-schemas.ts';
import { Referring } from './referring-schemas.ts';
import { surveyOf } from './schema-survey.ts';

/** Keywords whose schemas are about the same value as the schema they stand in (JSON Schema Core §10.2). */
const sameValueKeywords = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'] as const;

/**
 * Component schemas that need themselves to check the same value: such a check never ends (JSON Schema Core §9.4.1). A schema
 * that refers to itself for its members or items is no loop. Each loop is reported once, at its first schema.
 */
export function referenceLoops(schemas: ReadonlyMap<string, Schema>): readonly Problem[] {
  const next = new Map(
    [...schemas].map(([name, schema]) => [
      name,
      surveyOf(schema).references.size === 0 ? [] : sameValueReferences(schema),
    ]),
  );
  const referring = new Referring();
  for (const [name, others] of next) for (const other of others) referring.add(name, other);
  const reported = new Set<string>();
  return [...referring.leadingIntoCircles()].flatMap((name) => {
    const loop = reported.has(name) ? undefined : wayBack(name, next);
    if (loop === undefined) return [];
    for (const member of loop) reported.add(member);
    return [
      {
        pointer: appendToPointer('#/components/schemas', name),
        message: `checking a value would never end, since the schema refers to itself for the same value: ${loop.join(' → ')}`,
      },
    ];
  });
}

/** Names of the component schemas that a value must be checked with when it is checked with this one. */
function sameValueReferences(schema: Schema): readonly string[] {
  if (typeof schema === 'boolean') return [];
  const { $ref } = schema;
  const own = typeof $ref === 'string' ? componentSchemaName($ref) : undefined;
  const inner = sameValueKeywords.flatMap((keyword) => {
    const value = schema[keyword];
    return value === undefined ? [] : schemasIn(value, assertionKeywords.get(keyword) ?? 'data');
  });
  return [...(own === undefined ? [] : [own]), ...inner.flatMap(([item]) => sameValueReferences(item))];
}

/** The shortest way from a schema along references back to it. */
function wayBack(start: string, next: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const seen = new Set<string>();
  let ways: readonly (readonly [string, ...string[]])[] = [[start]];
  while (ways.length > 0) {
    const longer: [string, ...string[]][] = [];
    for (const way of ways) {
      for (const name of next.get(way.at(-1) ?? start) ?? []) {
        if (name === start) return [...way, start];
        if (seen.has(name)) continue;
        seen.add(name);
        longer.push([...way, name]);
      }
    }
    ways = longer;
  }
  return undefined;
}
