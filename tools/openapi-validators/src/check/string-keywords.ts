import type { SchemaObject } from '@opendas/openapi-model';
import { patternFlags } from '../pattern.ts';
import { characterClassPattern } from './character-class-pattern.ts';
import { failIf, type FunctionScope, type ModuleScope } from './code-writer.ts';
import { patternConstant, regularExpression } from './regular-expression.ts';

/**
 * Statements for the keywords of strings (JSON Schema Validation §6.3). Characters are counted only where the length in
 * UTF-16 units does not decide: a character has one unit or two.
 */
export function stringStatements(schema: SchemaObject, value: string, { module }: FunctionScope): readonly string[] {
  const { minLength, maxLength, pattern } = schema;
  const statements: string[] = [];
  if (typeof minLength === 'number' && minLength > 0) {
    const count = (): string => `${module.runtime('characterCount')}(${value}) < ${minLength}`;
    statements.push(
      failIf(
        minLength === 1
          ? `${value}.length === 0`
          : `${value}.length < ${minLength} || (${value}.length < ${2 * minLength} && ${count()})`,
      ),
    );
  }
  if (typeof maxLength === 'number') {
    const isLonger = `${module.runtime('isLongerThan')}(${value}, ${maxLength})`;
    statements.push(failIf(`${value}.length > ${maxLength} && ${isLonger}`));
  }
  if (typeof pattern === 'string') statements.push(failIf(patternFails(pattern, value, module)));
  const format = module.format(schema);
  if (format !== undefined) statements.push(failIf(`!${format}.test(${value})`));
  return statements;
}

/** A condition that holds where a text does not match a pattern. */
function patternFails(pattern: string, value: string, module: ModuleScope): string {
  // The form that is read means the same without the flag `u`, but lengths are in characters only with it.
  const simple = patternFlags(pattern) === 'u' ? characterClassPattern(pattern) : undefined;
  if (simple === undefined) return `!${patternConstant(pattern, module)}.test(${value})`;
  const { minimum, maximum, forbidden } = simple;
  return [
    ...(minimum === maximum
      ? [`${value}.length !== ${minimum}`]
      : [
          ...(minimum > 0 ? [`${value}.length < ${minimum}`] : []),
          ...(maximum < Infinity ? [`${value}.length > ${maximum}`] : []),
        ]),
    `${regularExpression(forbidden, '', module)}.test(${value})`,
  ].join(' || ');
}
