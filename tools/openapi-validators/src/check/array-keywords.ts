import type { Json, SchemaObject } from '@opendas/openapi-model';
import { asSchema, block, failIf, reads, type FunctionScope } from './code-writer.ts';

/** Statements for the keywords of arrays (JSON Schema Validation §6.4, Core §10.3.1). */
export function arrayStatements(schema: SchemaObject, value: string, scope: FunctionScope): readonly string[] {
  const { minItems, maxItems, uniqueItems } = schema;
  const statements: string[] = [];
  if (typeof minItems === 'number' && minItems > 0) statements.push(failIf(`${value}.length < ${minItems}`));
  if (typeof maxItems === 'number') statements.push(failIf(`${value}.length > ${maxItems}`));
  return [
    ...statements,
    ...itemStatements(schema, value, scope),
    ...containsStatements(schema, value, scope),
    // After the items have been found to be of the right type: comparing items takes as long as they are deep.
    ...(uniqueItems === true ? [failIf(`!${scope.module.runtime('areUnique')}(${value})`)] : []),
  ];
}

function itemStatements(schema: SchemaObject, value: string, scope: FunctionScope): readonly string[] {
  const prefix = Array.isArray(schema['prefixItems']) ? (schema['prefixItems'] as readonly Json[]) : [];
  const ofPrefix = prefix.flatMap((item, index) => {
    const name = scope.local('item');
    const inner = scope.check(item, name);
    return ifLonger(value, index, inner, name);
  });
  const { items } = schema;
  if (items === undefined) return ofPrefix;
  const index = scope.local('index');
  const name = scope.local('item');
  const inner = scope.check(items, name);
  if (!reads(inner, name)) return [...ofPrefix, ...ifLonger(value, prefix.length, inner, name)];
  return [
    ...ofPrefix,
    block(`for (let ${index} = ${prefix.length}; ${index} < ${value}.length; ${index} += 1)`, [
      `const ${name} = ${value}[${index}];`,
      ...inner,
    ]),
  ];
}

/** Statements about the item at an index, which has a name in them, where there is one. */
function ifLonger(value: string, index: number, inner: readonly string[], name: string): readonly string[] {
  if (inner.length === 0) return [];
  const declaration = reads(inner, name) ? [`const ${name} = ${value}[${index}];`] : [];
  return [block(`if (${value}.length > ${index})`, [...declaration, ...inner])];
}

function containsStatements(schema: SchemaObject, value: string, scope: FunctionScope): readonly string[] {
  const { contains, minContains, maxContains } = schema;
  if (contains === undefined) return [];
  const check = scope.module.declare(asSchema(contains));
  const matching = scope.local('matching');
  const item = scope.local('item');
  return [
    `let ${matching} = 0;`,
    `for (const ${item} of ${value}) if (${check}(${item})) ${matching} += 1;`,
    failIf(`${matching} < ${typeof minContains === 'number' ? minContains : 1}`),
    ...(typeof maxContains === 'number' ? [failIf(`${matching} > ${maxContains}`)] : []),
  ];
}
