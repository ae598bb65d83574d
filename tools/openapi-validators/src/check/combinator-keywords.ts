import type { Schema, SchemaObject } from '@opendas/openapi-model';
import { anyOf, asSchema, block, failIf, failUnless, type FunctionScope, type ModuleScope } from './code-writer.ts';
import { list } from './in-place-parts.ts';
import { simpleCondition } from './value-keywords.ts';

/** Statements for the keywords that combine schemas (JSON Schema Core §10.2). */
export function combinatorStatements(schema: SchemaObject, value: string, scope: FunctionScope): readonly string[] {
  const members = (keyword: string): readonly Schema[] => list(schema[keyword]).map((member) => asSchema(member));
  const checks = (keyword: string): readonly string[] =>
    members(keyword).map((member) => condition(member, value, scope.module));
  const statements = list(schema['allOf']).flatMap((member) => scope.check(member, value));
  // Where one alternative takes every value, nothing has to be declared for the others.
  if (schema['anyOf'] !== undefined && !members('anyOf').some((member) => isAlways(member, value, scope.module)))
    statements.push(...failUnless(anyOf(checks('anyOf'))));
  if (schema['oneOf'] !== undefined) {
    statements.push(
      failIf(
        `${checks('oneOf')
          .map((check) => `(${check} ? 1 : 0)`)
          .join(' + ')} !== 1`,
      ),
    );
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

function isAlways(schema: Schema, value: string, module: ModuleScope): boolean {
  return simpleCondition(schema, value, module) === 'true';
}

/** A condition that holds for values that fit a schema. */
function condition(schema: Schema, value: string, module: ModuleScope): string {
  return simpleCondition(schema, value, module) ?? `${module.declare(schema)}(${value})`;
}
