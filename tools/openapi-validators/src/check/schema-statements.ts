import { componentSchemaName, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';
import { arrayStatements } from './array-keywords.ts';
import { failIf, literal, type FunctionScope } from './code-writer.ts';
import { combinatorStatements } from './combinator-keywords.ts';
import { numberStatements } from './number-keywords.ts';
import { objectStatements } from './object-keywords.ts';
import { stringStatements } from './string-keywords.ts';
import { allowedTypes, typeCondition } from './type-keyword.ts';

type Statements = (schema: SchemaObject, value: string, scope: FunctionScope) => readonly string[];

/** The keyword families, each with the types it applies to. */
const families: readonly { readonly types: readonly string[]; readonly statements: Statements }[] = [
  { types: ['string'], statements: stringStatements },
  { types: ['number', 'integer'], statements: numberStatements },
  { types: ['array'], statements: arrayStatements },
  { types: ['object'], statements: objectStatements },
];

/** Statements that end a function with `false` where a value does not fit a schema. None where every value fits. */
export function schemaStatements(schema: Schema, value: string, scope: FunctionScope): readonly string[] {
  if (schema === true) return [];
  if (schema === false) return ['return false;'];
  return [
    ...referenceStatements(schema, value, scope),
    ...typeStatements(schema, value),
    ...valueStatements(schema, value, scope),
    ...familyStatements(schema, value, scope),
    ...combinatorStatements(schema, value, scope),
  ];
}

function referenceStatements({ $ref }: SchemaObject, value: string, { module }: FunctionScope): readonly string[] {
  const name = typeof $ref === 'string' ? componentSchemaName($ref) : undefined;
  return name === undefined ? [] : [failIf(`!${module.functionOf(name)}(${value})`)];
}

function typeStatements(schema: SchemaObject, value: string): readonly string[] {
  return schema['type'] === undefined ? [] : [failIf(`!(${typeCondition(allowedTypes(schema), value)})`)];
}

function valueStatements(schema: SchemaObject, value: string, { module }: FunctionScope): readonly string[] {
  const equals = (member: Json): string =>
    typeof member === 'object' && member !== null
      ? `${module.runtime('equalJson')}(${value}, ${module.constant('value', literal(member))})`
      : `${value} === ${literal(member)}`;
  const members = schema['enum'];
  return [
    ...(schema['const'] === undefined ? [] : [failIf(`!(${equals(schema['const'])})`)]),
    ...(Array.isArray(members)
      ? [failIf(`!(${members.map((member: Json) => equals(member)).join(' || ') || 'false'})`)]
      : []),
  ];
}

function familyStatements(schema: SchemaObject, value: string, scope: FunctionScope): readonly string[] {
  const allowed = allowedTypes(schema);
  return families.flatMap(({ types, statements }) => {
    const possible = types.filter((type) => allowed.has(type));
    if (possible.length === 0) return [];
    const inner = statements(schema, value, scope);
    if (inner.length === 0) return [];
    // Where the type check leaves nothing else, the family's keywords need no condition of their own.
    const certain = [...allowed].every((type) => types.includes(type));
    const condition = typeCondition(possible.includes('number') ? ['number'] : possible, value);
    return certain ? inner : [`if (${condition}) {`, ...inner, '}'];
  });
}
