import type { Schema, SchemaObject } from '@opendas/openapi-model';
import { arrayStatements } from './array-keywords.ts';
import { failIf, failUnless, reachable, type FunctionScope } from './code-writer.ts';
import { combinatorStatements } from './combinator-keywords.ts';
import { numberStatements } from './number-keywords.ts';
import { objectStatements } from './object-keywords.ts';
import { stringStatements } from './string-keywords.ts';
import { allowedTypes, typeCondition } from './type-keyword.ts';
import { unevaluatedItemsStatements } from './unevaluated-items.ts';
import { unevaluatedPropertiesStatements } from './unevaluated-properties.ts';
import { hasValueKeywordsOnly, valueConditions } from './value-keywords.ts';

type Statements = (schema: SchemaObject, value: string, scope: FunctionScope) => readonly string[];

/** A keyword family, with the types it applies to. */
interface Family {
  readonly types: readonly string[];
  readonly statements: Statements;
}

const families: readonly Family[] = [
  { types: ['string'], statements: stringStatements },
  { types: ['number', 'integer'], statements: numberStatements },
  { types: ['array'], statements: arrayStatements },
  { types: ['object'], statements: objectStatements },
];

/** Keywords that depend on what all others evaluate, and stand last (JSON Schema Core §11). */
const unevaluated: readonly Family[] = [
  { types: ['array'], statements: unevaluatedItemsStatements },
  { types: ['object'], statements: unevaluatedPropertiesStatements },
];

/** Statements that end a function with `false` where a value does not fit a schema. None where every value fits. */
export function schemaStatements(schema: Schema, value: string, scope: FunctionScope): readonly string[] {
  if (schema === true) return [];
  if (schema === false) return ['return false;'];
  const ofValue = valueConditions(schema, value, scope.module).flatMap(failUnless);
  // Most schemas are no more than that.
  if (hasValueKeywordsOnly(schema, scope.module)) return reachable(ofValue);
  return reachable([
    ...referenceStatements(schema, value, scope),
    ...ofValue,
    ...familyStatements(families, schema, value, scope),
    ...combinatorStatements(schema, value, scope),
    ...familyStatements(unevaluated, schema, value, scope),
  ]);
}

function referenceStatements({ $ref }: SchemaObject, value: string, { module }: FunctionScope): readonly string[] {
  return typeof $ref === 'string' ? [failIf(`!${module.functionOf($ref)}(${value})`)] : [];
}

function familyStatements(
  of: readonly Family[],
  schema: SchemaObject,
  value: string,
  scope: FunctionScope,
): readonly string[] {
  const allowed = allowedTypes(schema);
  return of.flatMap(({ types, statements }) => {
    const possible = types.filter((type) => allowed.has(type));
    if (possible.length === 0) return [];
    const inner = statements(schema, value, scope);
    if (inner.length === 0) return [];
    // Where the type check leaves nothing else, the family's keywords need no condition of their own.
    const certain = [...allowed].every((type) => types.includes(type));
    const condition = typeCondition(possible.includes('number') ? ['number'] : possible, value, scope.module);
    return certain ? inner : [`if (${condition}) {`, ...inner, '}'];
  });
}
