import { isObject, type Json, type SchemaObject } from '@opendas/openapi-model';
import { literal, type ModuleScope } from './code-writer.ts';
import { list } from './in-place-parts.ts';
import { familiesOf, family } from './keyword-families.ts';
import { allowedTypes, typeCondition, typeOf } from './type-keyword.ts';

/** From this number of values on, to look one up takes less time than to compare with each. */
const many = 16;

/** Conditions that hold where a value fits `type`, `const` and `enum` (JSON Schema Validation §6.1). */
export function valueConditions(schema: SchemaObject, value: string, module: ModuleScope): readonly string[] {
  const { type, const: only, enum: members } = schema;
  if (only === undefined && members === undefined)
    return type === undefined ? [] : [typeCondition(allowedTypes(schema), value, module)];
  return [
    ...(type === undefined || impliesType(schema) ? [] : [typeCondition(allowedTypes(schema), value, module)]),
    ...(only === undefined ? [] : [equals(value, only, module)]),
    ...(members === undefined ? [] : [isOneOf(value, list(members), module)]),
  ];
}

/** Whether the values that a schema names have its type, so that whatever equals one of them has it too. */
function impliesType(schema: SchemaObject): boolean {
  const { const: only, enum: members } = schema;
  if (only === undefined && members === undefined) return false;
  const types = allowedTypes(schema);
  return (only === undefined ? list(members) : [only]).every(
    (value) => types.has(typeOf(value)) || (typeof value === 'number' && types.has('number')),
  );
}

/** A condition that holds for values that fit a schema, where it takes no more than that to check it. */
export function simpleCondition(schema: Json, value: string, module: ModuleScope): string | undefined {
  if (typeof schema === 'boolean') return String(schema);
  if (!isObject(schema) || (familiesOf(schema, module) & ~family.value) !== 0 || list(schema['enum']).length > 3)
    return undefined;
  const conditions = valueConditions(schema, value, module).map((condition) => `(${condition})`);
  return conditions.join(' && ') || 'true';
}

function isOneOf(value: string, members: readonly Json[], module: ModuleScope): string {
  if (members.length >= many && members.every((member) => typeof member !== 'object' || member === null))
    return `${module.constant('values', `/* @__PURE__ */ new Set(${literal(members)})`)}.has(${value})`;
  return members.map((member) => equals(value, member, module)).join(' || ') || 'false';
}

function equals(value: string, member: Json, module: ModuleScope): string {
  return typeof member === 'object' && member !== null
    ? `${module.runtime('equalJson')}(${value}, ${module.constant('value', literal(member))})`
    : `${value} === ${literal(member)}`;
}
