import type { Schema, SchemaObject } from '@opendas/openapi-model';
import { arrayStatements } from './array-keywords.ts';
import { block, failIf, failUnless, reachable, type FunctionScope } from './code-writer.ts';
import { combinatorStatements } from './combinator-keywords.ts';
import { familiesOf, family } from './keyword-families.ts';
import { numberStatements } from './number-keywords.ts';
import { objectStatements } from './object-keywords.ts';
import { fillTemplate, statementTemplate } from './statement-template.ts';
import { stringStatements } from './string-keywords.ts';
import { allowedTypes, typeCondition } from './type-keyword.ts';
import { unevaluatedItemsStatements } from './unevaluated-items.ts';
import { unevaluatedPropertiesStatements } from './unevaluated-properties.ts';
import { valueConditions } from './value-keywords.ts';

/** A keyword family, with the types it applies to. */
interface Family {
  readonly bit: number;
  /** All types where it is not said. */
  readonly types?: readonly string[];
  readonly statements: (schema: SchemaObject, value: string, scope: FunctionScope) => readonly string[];
}

/** In the order in which they are checked. Those that depend on what all others evaluate stand last (JSON Schema Core §11). */
const families: readonly Family[] = [
  { bit: family.string, types: ['string'], statements: stringStatements },
  { bit: family.number, types: ['number', 'integer'], statements: numberStatements },
  { bit: family.array, types: ['array'], statements: arrayStatements },
  { bit: family.object, types: ['object'], statements: objectStatements },
  { bit: family.alternatives | family.parts, statements: combinatorStatements },
  { bit: family.unevaluatedItems, types: ['array'], statements: unevaluatedItemsStatements },
  { bit: family.unevaluatedProperties, types: ['object'], statements: unevaluatedPropertiesStatements },
];

/** Statements that end a function with `false` where a value does not fit a schema. None where every value fits. */
export function schemaStatements(schema: Schema, value: string, scope: FunctionScope): readonly string[] {
  if (schema === true) return [];
  if (schema === false) return ['return false;'];
  const template = scope.module.template(schema, () =>
    (familiesOf(schema, scope.module) & declaring) === 0
      ? statementTemplate((name) => statementsOf(schema, name, scope))
      : undefined,
  );
  return template === undefined ? statementsOf(schema, value, scope) : fillTemplate(template, value);
}

/** Keywords whose statements declare variables, which have other names in each function. */
const declaring = family.array | family.object | family.parts | family.unevaluatedItems | family.unevaluatedProperties;

function statementsOf(schema: SchemaObject, value: string, scope: FunctionScope): readonly string[] {
  const present = familiesOf(schema, scope.module);
  const ofValue =
    (present & family.value) === 0 ? [] : valueConditions(schema, value, scope.module).flatMap(failUnless);
  // Most schemas are no more than that.
  if ((present & ~family.value) === 0) return reachable(ofValue);
  const { $ref } = schema;
  const ofReference = typeof $ref === 'string' ? [failIf(`!${scope.module.functionOf($ref)}(${value})`)] : [];
  const ofFamilies = families
    .filter(({ bit }) => (present & bit) !== 0)
    .flatMap((one) => familyStatements(one, schema, value, scope));
  return reachable([...ofReference, ...ofValue, ...ofFamilies]);
}

function familyStatements(
  { types, statements }: Family,
  schema: SchemaObject,
  value: string,
  scope: FunctionScope,
): readonly string[] {
  if (types === undefined) return statements(schema, value, scope);
  const allowed = allowedTypes(schema);
  const possible = types.filter((type) => allowed.has(type));
  const inner = possible.length === 0 ? [] : statements(schema, value, scope);
  // Where the type check leaves nothing else, the family's keywords need no condition of their own.
  if (inner.length === 0 || possible.length === allowed.size) return inner;
  const condition = typeCondition(possible.includes('number') ? ['number'] : possible, value, scope.module);
  return [block(`if (${condition})`, inner)];
}
