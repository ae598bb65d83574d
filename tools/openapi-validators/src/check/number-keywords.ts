import type { SchemaObject } from '@opendas/openapi-model';
import { failIf, type FunctionScope } from './code-writer.ts';

const comparisons = { minimum: '<', maximum: '>', exclusiveMinimum: '<=', exclusiveMaximum: '>=' } as const;

/** Statements for the keywords of numbers (JSON Schema Validation §6.2). */
export function numberStatements(schema: SchemaObject, value: string, { module }: FunctionScope): readonly string[] {
  const bounds = Object.entries(comparisons).flatMap(([keyword, operator]) => {
    const bound = schema[keyword];
    return typeof bound === 'number' ? [failIf(`${value} ${operator} ${bound}`)] : [];
  });
  const { multipleOf } = schema;
  return typeof multipleOf === 'number'
    ? [...bounds, failIf(`!${module.runtime('isMultipleOf')}(${value}, ${multipleOf})`)]
    : bounds;
}
