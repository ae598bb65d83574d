import { isObject, type Json, type SchemaObject } from '@opendas/openapi-model';
import { asSchema, block, failIf, reads, type FunctionScope } from './code-writer.ts';
import { nameSet } from './name-set.ts';
import { readMember } from './read-member.ts';
import { patternConstant } from './regular-expression.ts';

/** Statements for the keywords of objects (JSON Schema Validation §6.5, Core §10.2.2.4 and §10.3.2). */
export function objectStatements(schema: SchemaObject, value: string, scope: FunctionScope): readonly string[] {
  return [
    ...sizeStatements(schema, value, scope),
    ...memberStatements(schema, value, scope),
    ...dependentStatements(schema, value, scope),
    ...otherMemberStatements(schema, value, scope),
  ];
}

function sizeStatements(
  { minProperties, maxProperties }: SchemaObject,
  value: string,
  { module }: FunctionScope,
): readonly string[] {
  const size = (): string => `${module.runtime('memberNames')}(${value}).length`;
  return [
    ...(typeof minProperties === 'number' && minProperties > 0 ? [failIf(`${size()} < ${minProperties}`)] : []),
    ...(typeof maxProperties === 'number' ? [failIf(`${size()} > ${maxProperties}`)] : []),
  ];
}

function memberStatements(schema: SchemaObject, value: string, scope: FunctionScope): readonly string[] {
  const required = new Set(strings(schema['required']));
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const statements = [...required]
    .filter((name) => !Object.hasOwn(properties, name))
    .map((name) => failIf(`${readMember(value, name, scope.module)} === undefined`));
  for (const name of Object.keys(properties)) {
    const property = properties[name] ?? true;
    const local = scope.local('member');
    const inner = scope.check(property, local);
    const isRequired = required.has(name);
    if (inner.length === 0 && !isRequired) continue;
    statements.push(`const ${local} = ${readMember(value, name, scope.module)};`);
    if (!isRequired) statements.push(block(`if (${local} !== undefined)`, inner));
    else if (refusesUndefined(property)) statements.push(...inner);
    else statements.push(failIf(`${local} === undefined`), ...inner);
  }
  return statements;
}

/** Whether the check of a schema's type refuses a missing value already. */
function refusesUndefined(property: Json): boolean {
  return isObject(property) && property['type'] !== undefined;
}

function dependentStatements(schema: SchemaObject, value: string, scope: FunctionScope): readonly string[] {
  const names = entries(schema['dependentRequired']).flatMap(([name, others]) =>
    strings(others).map((other) =>
      failIf(
        `${readMember(value, name, scope.module)} !== undefined && ${readMember(value, other, scope.module)} === undefined`,
      ),
    ),
  );
  const schemas = entries(schema['dependentSchemas']).flatMap(([name, dependent]) => {
    const inner = scope.check(dependent, value);
    return inner.length === 0 ? [] : [block(`if (${readMember(value, name, scope.module)} !== undefined)`, inner)];
  });
  return [...names, ...schemas];
}

function otherMemberStatements(schema: SchemaObject, value: string, scope: FunctionScope): readonly string[] {
  const { additionalProperties, propertyNames } = schema;
  const patterns = entries(schema['patternProperties']);
  const restricted = additionalProperties !== undefined && additionalProperties !== true;
  if (patterns.length === 0 && !restricted && propertyNames === undefined) return [];
  const name = scope.local('name');
  const member = scope.local('member');
  const conditions = patterns.map(([pattern]) => `${patternConstant(pattern, scope.module)}.test(${name})`);
  const known = entries(schema['properties']).map(([property]) => property);
  const knownNames = known.length === 0 ? [] : [`!${nameSet(known, scope.module)}.has(${name})`];
  const additional = restricted ? scope.check(additionalProperties, member) : [];
  const isAdditional = [...knownNames, ...conditions.map((condition) => `!${condition}`)].join(' && ');
  const ofMember = [
    ...patterns.flatMap(([, property], index) => {
      const inner = scope.check(property, member);
      return inner.length === 0 ? [] : [block(`if (${conditions[index] ?? 'true'})`, inner)];
    }),
    ...(additional.length === 0 || isAdditional === '' ? additional : [block(`if (${isAdditional})`, additional)]),
  ];
  if (ofMember.length === 0 && propertyNames === undefined) return [];
  return [
    block(`for (const ${name} of ${scope.module.runtime('memberNames')}(${value}))`, [
      ...(propertyNames === undefined ? [] : [failIf(`!${scope.module.declare(asSchema(propertyNames))}(${name})`)]),
      ...(reads(ofMember, member) ? [`const ${member} = ${value}[${name}];`] : []),
      ...ofMember,
    ]),
  ];
}

function entries(value: Json | undefined): readonly (readonly [string, Json])[] {
  return isObject(value) ? Object.entries(value) : [];
}

function strings(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
