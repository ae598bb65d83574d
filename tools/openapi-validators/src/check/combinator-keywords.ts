import type { SchemaObject } from '@opendas/openapi-model';
import { asSchema, failIf, type FunctionScope } from './code-writer.ts';
import { list } from './in-place-parts.ts';

/** Statements for the keywords that combine schemas (JSON Schema Core §10.2). */
export function combinatorStatements(schema: SchemaObject, value: string, scope: FunctionScope): readonly string[] {
  const checks = (keyword: string): readonly string[] =>
    list(schema[keyword]).map((member) => `${scope.module.declare(asSchema(member))}(${value})`);
  const statements = list(schema['allOf']).flatMap((member) => scope.check(member, value));
  if (schema['anyOf'] !== undefined) statements.push(failIf(`!(${checks('anyOf').join(' || ')})`));
  if (schema['oneOf'] !== undefined) {
    statements.push(
      failIf(
        `${checks('oneOf')
          .map((check) => `(${check} ? 1 : 0)`)
          .join(' + ')} !== 1`,
      ),
    );
  }
  if (schema['not'] !== undefined)
    statements.push(failIf(`${scope.module.declare(asSchema(schema['not']))}(${value})`));
  if (schema['if'] === undefined) return statements;
  const branch = (keyword: 'then' | 'else'): readonly string[] =>
    schema[keyword] === undefined ? [] : scope.check(schema[keyword], value);
  const [consequence, alternative] = [branch('then'), branch('else')];
  if (consequence.length === 0 && alternative.length === 0) return statements;
  return [
    ...statements,
    `if (${scope.module.declare(asSchema(schema['if']))}(${value})) {`,
    ...consequence,
    '} else {',
    ...alternative,
    '}',
  ];
}
