import type { Schema, SchemaObject } from '@opendas/openapi-model';
import {
  anyOf,
  asSchema,
  block,
  failIf,
  failUnless,
  literal,
  type FunctionScope,
  type ModuleScope,
} from './code-writer.ts';
import { list } from './in-place-parts.ts';
import { readMember } from './read-member.ts';
import { taggedAlternatives } from './tagged-alternatives.ts';
import { allowedTypes, typeCondition } from './type-keyword.ts';
import { simpleCondition } from './value-keywords.ts';

/** Statements for the keywords that combine schemas (JSON Schema Core §10.2). */
export function combinatorStatements(schema: SchemaObject, value: string, scope: FunctionScope): readonly string[] {
  const statements = list(schema['allOf']).flatMap((member) => scope.check(member, value));
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    if (schema[keyword] !== undefined) statements.push(...alternativeStatements(keyword, schema, value, scope.module));
  }
  if (schema['not'] !== undefined) statements.push(failIf(condition(asSchema(schema['not']), value, scope.module)));
  if (schema['if'] === undefined) return statements;
  const branch = (keyword: 'then' | 'else'): readonly string[] =>
    schema[keyword] === undefined ? [] : scope.check(schema[keyword], value);
  const [consequence, alternative] = [branch('then'), branch('else')];
  if (consequence.length === 0 && alternative.length === 0) return statements;
  const head = `if (${condition(asSchema(schema['if']), value, scope.module)})`;
  return [...statements, `${block(head, consequence)} ${block('else', alternative)}`];
}

/** What is left to check where one or several alternatives are asked. */
const fitting = {
  anyOf: (checks) => failUnless(anyOf(checks)),
  oneOf: (checks) => [failIf(`${checks.map((check) => `(${check} ? 1 : 0)`).join(' + ')} !== 1`)],
} as const satisfies Record<string, (checks: readonly string[]) => readonly string[]>;

function alternativeStatements(
  keyword: 'anyOf' | 'oneOf',
  schema: SchemaObject,
  value: string,
  module: ModuleScope,
): readonly string[] {
  const alternatives = list(schema[keyword]).map((member) => asSchema(member));
  const statements = (of: readonly Schema[]): readonly string[] =>
    fitting[keyword](of.map((member) => condition(member, value, module)));
  // Where one alternative takes every value, nothing has to be declared for the others.
  if (keyword === 'anyOf' && alternatives.some((member) => isAlways(member, value, module))) return [];
  const areObjects = [...allowedTypes(schema)].every((type) => type === 'object');
  const known = taggedAlternatives(alternatives, areObjects, module);
  if (known === undefined) return statements(alternatives);
  const { name, tagged, others } = known;
  const cases = tagged.flatMap(({ schema: member, tags }) => [
    ...Array.from(tags, (tag) => `case ${literal(tag)}:`),
    ...failUnless(condition(member, value, module)),
    'break;',
  ]);
  const choice = block(`switch (${readMember(value, name, module)})`, [...cases, 'default:', 'return false;']);
  if (areObjects) return [choice];
  const isObject = typeCondition(['object'], value, module);
  if (others.length === 0) return [failIf(`!${isObject}`), choice];
  return [`${block(`if (${isObject})`, [choice])} ${block('else', statements(others))}`];
}

function isAlways(schema: Schema, value: string, module: ModuleScope): boolean {
  return simpleCondition(schema, value, module) === 'true';
}

/** A condition that holds for values that fit a schema. */
function condition(schema: Schema, value: string, module: ModuleScope): string {
  return simpleCondition(schema, value, module) ?? `${module.declare(schema)}(${value})`;
}
